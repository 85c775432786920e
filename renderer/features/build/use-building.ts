import { useEffect, useMemo, useRef, useState } from 'react'
import { stretchesOf, type FeedbackFilm, type FilmItem, type FilmStretch } from '../../../shared/domain/feedback-film'
import { whyNotMade } from '../../../shared/domain/film-items'
import { filmShape, type FilmShape } from '../../../shared/domain/film-shape'
import type { Id } from '../../../shared/domain/ids'
import type { Moment } from '../../../shared/domain/moment'
import { mediaOf } from '../../../shared/domain/recording'
import { useAppStart } from '../../state/app-start'
import { saving } from '../../state/saving'
import { showDone, showFailure } from '../../state/toasts'
import { undoAction } from '../../state/undo-action'
import type { BuildingBlocks } from '../../db/queries/film-building'
import { thrownWords } from '../../words/failure-words'
import { useWords } from '../../words/words'
import { addCard, addMoments, moveItem, removeItem, type FilmPlace } from './edit-film'
import { makeFilm, useFilmJobs } from './film-jobs'
import { useFilmPlayer, type PlayingFilm } from './use-film-player'
import { usePreparing } from './use-preparing'

/** Everything the desk shows and does. */
export interface Building {
  readonly film: FeedbackFilm
  readonly items: readonly FilmItem[]
  readonly stretches: readonly FilmStretch[]
  readonly shape: FilmShape
  readonly selected: FilmItem | null
  readonly playing: PlayingFilm
  readonly canMake: boolean
  readonly isThere: (recordingId: Id) => boolean
  readonly durationOf: (recordingId: Id) => number | null
  readonly select: (id: Id) => void
  readonly selectBy: (by: -1 | 1) => void
  readonly add: (moments: readonly Moment[]) => void
  readonly addCard: () => void
  readonly moveTo: (id: Id, to: number) => void
  readonly moveBy: (by: -1 | 1) => void
  readonly remove: () => void
  readonly showEdge: (edge: 'start' | 'end') => void
  readonly playOrPause: () => void
  readonly make: () => void
}

export function useBuilding(place: FilmPlace, blocks: BuildingBlocks): Building {
  const say = useWords('build')
  const film = blocks.film ?? { id: 'none', familyId: place.family.id, sessionId: place.session.id, items: [], made: null }
  const { items } = film
  const [selectedId, setSelectedId] = useState<Id | null>(null)
  const { isThere, durationOf, shape } = useFootage(items, blocks)
  // The same film read again from the store is not another one: what plays goes on playing.
  const itemsKey = JSON.stringify(items)
  const stretches = useMemo(() => items.flatMap(stretchesOf), [itemsKey])
  const playing = useFilmPlayer(stretches, shape.frameRate)
  // The desk itself shows that the film is made; elsewhere it has to be said.
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  const isMaking = useFilmJobs(state => state.jobs[film.id] !== undefined)
  const hasFfmpeg = useAppStart(state => state.start?.ffmpeg != null)
  const canMake = hasFfmpeg && whyNotMade(items, isThere) === null
  usePreparing(items, shape, canMake && !isMaking)

  const index = items.findIndex(item => item.id === selectedId)
  const selected = items[index] ?? null
  const fails = (thrown: unknown) => showFailure(thrownWords(thrown))
  const select = (id: Id) => {
    setSelectedId(id)
    playing.showItem(id)
  }
  // What was just added is chosen and shown as soon as the store gives it back.
  const [newId, setNewId] = useState<Id | null>(null)
  const isBack = newId !== null && items.some(({ id }) => id === newId)
  useEffect(() => {
    if (!isBack || newId === null) return
    select(newId)
    setNewId(null)
  }, [isBack])
  return {
    film, items, stretches, shape, selected, playing, isThere, durationOf, select,
    canMake: canMake && !isMaking,
    selectBy: by => {
      const next = items[index === -1 ? 0 : index + by]
      if (next) select(next.id)
    },
    add: moments => {
      const known = moments.map(moment => ({ moment, duration: durationOf(moment.recordingId) ?? 0 })).filter(each => each.duration > 0)
      addMoments(place, known).then(ids => setNewId(ids[0] ?? null), fails)
    },
    addCard: () => void addCard(place, selectedId).then(setNewId, fails),
    moveTo: (id, to) => {
      setSelectedId(id)
      void saving(moveItem(film.id, id, to))
    },
    moveBy: by => {
      if (selected) void saving(moveItem(film.id, selected.id, index + by))
    },
    remove: () => {
      if (!selected) return
      const next = items[index + 1] ?? items[index - 1]
      setSelectedId(next?.id ?? null)
      removeItem(film.id, selected.id).then(() => showDone(say('removed'), undoAction()), fails)
    },
    showEdge: edge => {
      if (selected) playing.showItem(selected.id, edge)
    },
    playOrPause: () => playing.playOrPause(selectedId),
    make: () => {
      if (canMake && !isMaking) makeFilm(film, shape, place.session).then(isMade => isMade && !isHere.current && showDone(say('madeNow')), fails)
    },
  }
}

/** What is known of the recordings that the film is cut from. */
function useFootage(items: readonly FilmItem[], blocks: BuildingBlocks): Pick<Building, 'isThere' | 'durationOf' | 'shape'> {
  const mediaFor = (recordingId: Id) => {
    const recording = blocks.recordings.get(recordingId)
    return recording ? mediaOf(recording) : null
  }
  const sources = [...new Set(items.flatMap(item => (item.kind === 'clip' ? [item.recordingId] : [])))].flatMap(id => mediaFor(id) ?? [])
  return {
    isThere: recordingId => mediaFor(recordingId) !== null,
    durationOf: recordingId => mediaFor(recordingId)?.duration ?? null,
    shape: filmShape(sources),
  }
}
