import { inReadingOrder, type Annotation } from '../../../../shared/domain/annotation'
import type { CodingScheme, Track } from '../../../../shared/domain/coding-scheme'
import type { Id } from '../../../../shared/domain/ids'
import type { Moment, MomentKind } from '../../../../shared/domain/moment'
import type { TimeRange } from '../../../../shared/domain/time'

/** An annotation or a moment, as timeline and list draw it. */
export type Mark = TimeRange & {
  readonly id: Id
  readonly label: string
  readonly trackId: string
} & ({ readonly table: 'annotations'; readonly who: Track['who']; readonly isOpen: boolean } | { readonly table: 'moments'; readonly kind: MomentKind; readonly isOpen: false })

export const MOMENTS_TRACK = 'moments'

/** Gives everything marked in a recording, in the order it is read. A record that has not changed keeps its mark, so that it is not drawn anew. */
export type MarksOf = (annotations: readonly Annotation[], moments: readonly Moment[]) => readonly Mark[]

/** `kindName` names a moment that has no title yet. */
export function marksIn(scheme: CodingScheme, kindName: (kind: MomentKind) => string): MarksOf {
  const codes = new Map(scheme.codes.map(code => [code.id, code]))
  const tracks = new Map(scheme.tracks.map(track => [track.id, track]))
  const firstTrack = scheme.tracks[0]?.id ?? ''
  const ofAnnotation = eachOnce(({ id, start, end, isOpen, codeId }: Annotation): Mark => {
    const code = codes.get(codeId)
    const trackId = code?.trackId ?? firstTrack
    // A code of an older scheme keeps its mark; its name is all that is left of it.
    return { table: 'annotations', id, start, end, isOpen, label: code?.label ?? codeId, trackId, who: tracks.get(trackId)?.who ?? 'other' }
  })
  const ofMoment = eachOnce(({ id, start, end, kind, title }: Moment): Mark => ({ table: 'moments', id, start, end, isOpen: false, kind, label: title.trim() === '' ? kindName(kind) : title, trackId: MOMENTS_TRACK }))
  return (annotations, moments) => inReadingOrder<Mark>([...annotations.map(ofAnnotation), ...moments.map(ofMoment)])
}

function eachOnce<T extends object>(make: (from: T) => Mark): (from: T) => Mark {
  const made = new WeakMap<T, Mark>()
  return from => {
    const known = made.get(from)
    if (known) return known
    const mark = make(from)
    made.set(from, mark)
    return mark
  }
}
