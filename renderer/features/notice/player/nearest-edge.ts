import { clampTime, type Ms } from '../../../../shared/domain/time'
import type { Player } from './player'

/** The frame's start nearest to a dragged edge, or the recording's end. */
export function nearestEdgeOf(player: Player, time: Ms): Ms {
  const kept = clampTime(time, player.duration)
  const before = player.snap(kept)
  const after = player.frameAway(before, 1)
  return kept - before <= after - kept ? before : after
}
