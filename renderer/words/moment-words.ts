import i18next from 'i18next'
import type { Moment } from '../../shared/domain/moment'

/** What a moment is called on every screen: its title, or its kind until it has one. */
export function momentWords({ title, kind }: Pick<Moment, 'title' | 'kind'>): string {
  return title.trim() === '' ? i18next.getFixedT(null, 'notice')(`kinds.${kind}`) : title
}
