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

/** Everything marked in a recording, in the order it is read. `kindName` names a moment that has no title yet. */
export function marksOf(annotations: readonly Annotation[], moments: readonly Moment[], scheme: CodingScheme, kindName: (kind: MomentKind) => string): readonly Mark[] {
  const codes = new Map(scheme.codes.map(code => [code.id, code]))
  const tracks = new Map(scheme.tracks.map(track => [track.id, track]))
  const firstTrack = scheme.tracks[0]?.id ?? ''
  return inReadingOrder<Mark>([
    ...annotations.map(({ id, start, end, isOpen, codeId }): Mark => {
      const code = codes.get(codeId)
      const trackId = code?.trackId ?? firstTrack
      // A code of an older scheme keeps its mark; its name is all that is left of it.
      return { table: 'annotations', id, start, end, isOpen, label: code?.label ?? codeId, trackId, who: tracks.get(trackId)?.who ?? 'other' }
    }),
    ...moments.map(({ id, start, end, kind, title }): Mark => ({ table: 'moments', id, start, end, isOpen: false, kind, label: title.trim() === '' ? kindName(kind) : title, trackId: MOMENTS_TRACK })),
  ])
}
