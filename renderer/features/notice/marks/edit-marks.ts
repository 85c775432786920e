import i18next from 'i18next'
import { closeInterval } from '../../../../shared/domain/marking'
import type { Id } from '../../../../shared/domain/ids'
import type { Ms, TimeRange } from '../../../../shared/domain/time'
import { oneOf } from '../../../db/queries/records'
import { history } from '../../../state/app-history'
import { deletion } from '../../../state/step'
import type { Mark } from './marks'

const say = () => i18next.getFixedT(null, 'notice')

/** Changes where a mark begins and ends. Quick changes with the same `mergeKey` are one step of undo. */
export function editRange(mark: Pick<Mark, 'table' | 'id'>, change: <T extends TimeRange>(range: T) => T, mergeKey?: string): Promise<void> {
  const naming = { label: say()('steps.move'), ...(mergeKey === undefined ? {} : { mergeKey }) }
  return mark.table === 'annotations' ? history.edit('annotations', mark.id, naming, range => change(range)) : history.edit('moments', mark.id, naming, range => change(range))
}

export function closeAt(id: Id, at: Ms, shortest: Ms, duration: Ms): Promise<void> {
  return history.edit('annotations', id, { label: say()('steps.close') }, before => (before.isOpen ? closeInterval(before, at, shortest, duration) : before))
}

export async function deleteMark({ table, id }: Pick<Mark, 'table' | 'id'>): Promise<void> {
  const label = say()(table === 'annotations' ? 'steps.deleteMark' : 'steps.deleteMoment')
  if (table === 'annotations') {
    const annotation = await oneOf('annotations', id)
    if (annotation) await history.commit({ label, changes: [deletion('annotations', annotation)] })
  } else {
    const moment = await oneOf('moments', id)
    if (moment) await history.commit({ label, changes: [deletion('moments', moment)] })
  }
}
