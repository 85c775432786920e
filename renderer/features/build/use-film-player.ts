import { useEffect, useRef, useState, type RefObject } from 'react'
import { stretchStarts, type FilmStretch } from '../../../shared/domain/feedback-film'
import type { Id } from '../../../shared/domain/ids'
import type { Ms } from '../../../shared/domain/time'
import { footageAddress } from '../../bridge'
import { FilmPlayer, type PlayerView } from './film-player'

export interface PlayingFilm {
  readonly videos: readonly [RefObject<HTMLVideoElement | null>, RefObject<HTMLVideoElement | null>]
  readonly view: PlayerView
  /** Plays on or pauses; from the given item where nothing was begun since it was chosen. */
  readonly playOrPause: (from: Id | null) => void
  readonly playFrom: (index: number) => void
  readonly showItem: (itemId: Id, edge?: 'start' | 'end') => void
  /** Where the film is, read while it plays without drawing anything anew. */
  readonly filmTime: () => Ms
}

/** The preview's player, as long as the calling component is on screen. */
export function useFilmPlayer(stretches: readonly FilmStretch[], frameRate: number): PlayingFilm {
  const first = useRef<HTMLVideoElement>(null)
  const second = useRef<HTMLVideoElement>(null)
  const player = useRef<FilmPlayer | null>(null)
  const latest = useRef(stretches)
  const isFresh = useRef(true)
  const [view, setView] = useState<PlayerView>({ index: 0, isPlaying: false, front: 0 })

  useEffect(() => {
    if (!first.current || !second.current) return undefined
    const made = new FilmPlayer([first.current, second.current], id => footageAddress(id, 'play'), setView)
    player.current = made
    made.load(latest.current)
    made.show(0)
    return () => made.close()
  }, [])
  useEffect(() => {
    latest.current = stretches
    player.current?.load(stretches)
    if (player.current?.isPlaying === true) player.current.pause()
  }, [stretches])

  const indexOf = (itemId: Id | null) => Math.max(0, latest.current.findIndex(stretch => stretch.itemId === itemId))
  return {
    videos: [first, second],
    view,
    playOrPause: from => {
      const playing = player.current
      if (playing?.isPlaying === true) playing.pause()
      else if (isFresh.current) playing?.play(indexOf(from))
      else playing?.resume()
      isFresh.current = false
    },
    playFrom: index => {
      isFresh.current = false
      player.current?.play(index)
    },
    showItem: (itemId, edge = 'start') => {
      isFresh.current = true
      const index = indexOf(itemId)
      const stretch = latest.current[index]
      player.current?.show(index, edge === 'end' && stretch?.kind === 'clip' ? stretch.end - stretch.start : 0)
    },
    filmTime: () => {
      const { index, offset } = player.current?.position ?? { index: 0, offset: 0 }
      return (stretchStarts(latest.current, frameRate)[index] ?? 0) + offset
    },
  }
}
