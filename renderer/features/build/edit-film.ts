import i18next from 'i18next'
import type { Family } from '../../../shared/domain/family'
import type { FeedbackFilm, FilmItem } from '../../../shared/domain/feedback-film'
import { CARD_LENGTH, clipOfMoment, withAdded, withAddedAfter, withMoved, type FilmCard } from '../../../shared/domain/film-items'
import type { Id } from '../../../shared/domain/ids'
import type { Moment } from '../../../shared/domain/moment'
import type { Session } from '../../../shared/domain/session'
import type { Ms } from '../../../shared/domain/time'
import { belongingTo } from '../../db/queries/records'
import { history } from '../../state/app-history'
import { newId } from '../../state/clock-and-ids'
import { insertion } from '../../state/step'

const label = (key: 'addMoment' | 'addCard' | 'remove' | 'move' | 'trim' | 'caption' | 'cardWords' | 'cardLength' | 'cardLook' | 'still' | 'slow' | 'begin'): string => i18next.getFixedT(null, 'build')(`labels.${key}`)

/** Where a film is built: the session it is for and the family whose names its first card bears. */
export interface FilmPlace {
  readonly session: Session
  readonly family: Family
}

/** Puts moments into the session's film, which begins with the first of them. Gives the new items' ids. */
export async function addMoments(place: FilmPlace, moments: readonly { readonly moment: Moment; readonly duration: Ms }[]): Promise<readonly Id[]> {
  const clips = moments.map(({ moment, duration }) => clipOfMoment(moment, newId(), duration))
  await editItems(await filmOf(place.session), { label: label('addMoment') }, items => clips.reduce<readonly FilmItem[]>(withAdded, items.length === 0 ? firstCards(place) : items))
  return clips.map(clip => clip.id)
}

export async function addCard(place: FilmPlace, after: Id | null): Promise<Id> {
  const card: FilmCard = { id: newId(), kind: 'card', look: 'question', words: '', duration: CARD_LENGTH }
  await editItems(await filmOf(place.session), { label: label('addCard') }, items => withAddedAfter(items, after, card))
  return card.id
}

export function removeItem(filmId: Id, id: Id): Promise<void> {
  return editItems(filmId, { label: label('remove') }, items => items.filter(item => item.id !== id))
}

export function moveItem(filmId: Id, id: Id, to: number): Promise<void> {
  return editItems(filmId, { label: label('move') }, items => withMoved(items, id, to))
}

/** What kind of change it is names it in Undo; quick changes of one kind to one item are undone together. */
export function changeItem<K extends FilmItem['kind']>(filmId: Id, item: Extract<FilmItem, { kind: K }>, what: 'trim' | 'caption' | 'cardWords' | 'cardLength' | 'cardLook' | 'still' | 'slow', change: (before: Extract<FilmItem, { kind: K }>) => FilmItem): Promise<void> {
  const isSame = (other: FilmItem): other is Extract<FilmItem, { kind: K }> => other.id === item.id && other.kind === item.kind
  const isTyped = what === 'caption' || what === 'cardWords' || what === 'trim'
  return editItems(filmId, { label: label(what), ...(isTyped ? { mergeKey: `${item.id} ${what}` } : {}) }, items => items.map(each => (isSame(each) ? change(each) : each)))
}

function editItems(filmId: Id, naming: { readonly label: string; readonly mergeKey?: string }, change: (items: readonly FilmItem[]) => readonly FilmItem[]): Promise<void> {
  return history.edit('films', filmId, naming, film => {
    const items = change(film.items)
    return items === film.items ? film : { ...film, items }
  })
}

const beginning = new Map<Id, Promise<Id>>()

/** The session's film, begun where there is none; two quick additions begin only one. */
async function filmOf(session: Session): Promise<Id> {
  const [known] = await belongingTo('films', 'sessionId', session.id)
  if (known) return known.id
  const begun = beginning.get(session.id) ?? beginFilm(session)
  beginning.set(session.id, begun)
  return begun.finally(() => beginning.delete(session.id))
}

async function beginFilm(session: Session): Promise<Id> {
  const film: FeedbackFilm = { id: newId(), familyId: session.familyId, sessionId: session.id, items: [], made: null }
  await history.commit({ label: label('begin'), isUndoable: false, changes: [insertion('films', film)] })
  return film.id
}

/** A title with the names and the theme, and a question to end on: offered, to be changed or taken out. */
function firstCards({ session, family }: FilmPlace): readonly FilmItem[] {
  const say = i18next.getFixedT(null, 'build')
  const names = [family.carers[0]?.name, family.children[0]?.name].filter(name => name !== undefined && name.trim() !== '')
  const title = names.length === 0 ? family.alias : new Intl.ListFormat('en', { type: 'conjunction' }).format(names.filter(name => name !== undefined))
  return [
    { id: newId(), kind: 'card', look: 'title', words: session.theme === '' ? title : `${title}\n${session.theme}`, duration: CARD_LENGTH },
    { id: newId(), kind: 'card', look: 'question', words: say('endQuestion'), duration: CARD_LENGTH + 1_000 },
  ]
}
