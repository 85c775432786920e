import { useEffect, useState } from 'react'
import { mediaOf, type Recording } from '../../../../shared/domain/recording'
import { useFrameTable } from '../../../footage/recording-media'
import { Player } from './player'

/** One player for as long as the recording stays on screen. */
export function usePlayer(recording: Recording): Player {
  const frames = useFrameTable(recording)
  const [player] = useState(() => new Player(mediaOf(recording)?.duration ?? 0, frames))
  useEffect(() => player.useFrames(frames), [player, frames])
  return player
}
