import type { Annotation } from './annotation'
import type { Code } from './coding-scheme'
import type { Id } from './ids'
import { passageAround, type Moment, type MomentKind } from './moment'
import type { Ms, TimeRange } from './time'

/** What pressing a code's key means, given what is open. */
export type CodePress = { readonly kind: 'add'; readonly annotation: Annotation } | { readonly kind: 'close'; readonly id: Id; readonly at: Ms }

export interface Pen {
  readonly recordingId: Id
  readonly sessionId: Id
  /** Where the playhead is, on a frame's start. */
  readonly at: Ms
  readonly newId: Id
}

/** A point is marked with one press. An interval is opened with one and closed with the next; several may be open at once. */
export function pressCode(code: Code, open: Annotation | undefined, { newId, recordingId, sessionId, at }: Pen): CodePress {
  if (code.kind === 'interval' && open) return { kind: 'close', id: open.id, at }
  return { kind: 'add', annotation: { id: newId, recordingId, sessionId, codeId: code.id, start: at, end: at, isOpen: code.kind === 'interval', comment: '' } }
}

/** Closed at `at`; where that lies before its start, the person went back, and it lasts from there to where it was opened. */
export function closeInterval(annotation: Annotation, at: Ms, shortest: Ms, duration: Ms): Annotation {
  const start = Math.min(annotation.start, at)
  const end = Math.min(Math.max(annotation.start, at, start + shortest), Math.max(duration, start))
  return { ...annotation, start: end - start < shortest ? Math.max(0, end - shortest) : start, end, isOpen: false }
}

/** The end to draw for an interval that is still open. */
export function shownEnd(annotation: Pick<Annotation, 'start' | 'end' | 'isOpen'>, playhead: Ms): Ms {
  return annotation.isOpen ? Math.max(annotation.start, playhead) : annotation.end
}

/** A new moment around the playhead, without words yet. `duration` may be without end while filming. */
export function momentAt(pen: Pen, kind: MomentKind, familyId: Id, duration: Ms): Moment {
  const { newId, recordingId, sessionId, at } = pen
  return { id: newId, familyId, sessionId, recordingId, kind, title: '', why: '', ...passageAround(at, duration) }
}

/** A moment that says the same already: marking the same passage once more means that one. */
export function sameMoment(moments: readonly Moment[], { recordingId, kind, start, end }: Moment): Moment | undefined {
  return moments.find(each => each.recordingId === recordingId && each.kind === kind && each.start === start && each.end === end)
}

/** A range made while the length was not known, cut to the length. Unchanged (the same object) where it fits. */
export function fitRange<T extends TimeRange>(range: T, duration: Ms): T {
  if (range.end <= duration) return range
  return { ...range, start: Math.min(range.start, Math.max(0, duration - 1)), end: duration }
}
