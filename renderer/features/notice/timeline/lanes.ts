import type { Id } from '../../../../shared/domain/ids'
import type { Ms } from '../../../../shared/domain/time'
import { stackInRows } from '../../../../shared/domain/timeline-rows'
import type { Mark } from '../marks/marks'

export interface TimelineTrack {
  readonly id: string
  readonly name: string
}

/** A track with its marks laid under each other where they would cover one another. */
export interface LaneLayout extends TimelineTrack {
  readonly marks: readonly Mark[]
  readonly rowOf: ReadonlyMap<Id, number>
  readonly rows: 1 | 2 | 3
}

const MOST_ROWS = 3
/** As a share of the whole: a dot is so wide on an ordinary screen. */
const POINT_SHARE = 0.012

/** `marks` in reading order. Marks on a track that is not there are left to the list. */
export function lanesOf(tracks: readonly TimelineTrack[], marks: readonly Mark[], duration: Ms): readonly LaneLayout[] {
  return tracks.map(track => {
    const own = marks.filter(({ trackId }) => trackId === track.id)
    const { rowOf, rows } = stackInRows(own, duration * POINT_SHARE, MOST_ROWS)
    return { ...track, marks: own, rowOf, rows: rows >= 3 ? 3 : rows === 2 ? 2 : 1 }
  })
}
