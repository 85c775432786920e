import { create } from 'zustand'
import { planKey, stretchesOf, type FeedbackFilm, type FilmItem } from '../../../shared/domain/feedback-film'
import { clipsOf } from '../../../shared/domain/film-items'
import type { FilmShape } from '../../../shared/domain/film-shape'
import type { Id } from '../../../shared/domain/ids'
import { AppFailure } from '../../../shared/domain/outcome'
import type { Session } from '../../../shared/domain/session'
import { api, ask } from '../../bridge'
import { oneOf } from '../../db/queries/records'
import { history } from '../../state/app-history'
import { askBeforeUnload } from '../../state/ask-before-unload'
import { beforeLocking } from '../../state/before-locking'
import { instantNow, newId } from '../../state/clock-and-ids'
import { happened } from '../../state/happened'
import { begunWork } from '../../state/under-way'
import { forgetPutPictures, planOf } from './plan-film'

/** A film being made. `fraction` 0–1. */
export interface FilmJob {
  readonly jobId: Id
  readonly fraction: number
  readonly isCancelling: boolean
}

/** Lives outside the screen, so that leaving the page neither stops nor forgets a film being made. */
export const useFilmJobs = create<{ readonly jobs: Readonly<Record<Id, FilmJob>> }>()(() => ({ jobs: {} }))

// Made from the same clips in a moment, once the vault is open again.
beforeLocking(() => {
  for (const filmId of Object.keys(useFilmJobs.getState().jobs)) cancelFilm(filmId)
})

/** Makes the film as it stands now. Resolves with whether it was made; false where it was cancelled. Throws `AppFailure`. */
export async function makeFilm(film: FeedbackFilm, shape: FilmShape, session: Session): Promise<boolean> {
  if (useFilmJobs.getState().jobs[film.id]) return false
  const jobId = newId()
  setJob(film.id, { jobId, fraction: 0, isCancelling: false })
  const stopAsking = askBeforeUnload()
  const endWork = begunWork()
  const stopListening = api.on('film:progress', ({ filmId, fraction }) => {
    if (filmId === jobId) changeJob(film.id, { fraction })
  })
  try {
    const plan = await planOf(film.items.flatMap(stretchesOf), shape)
    if (useFilmJobs.getState().jobs[film.id]?.isCancelling === true) return false
    const { recordingId, media } = await ask('film:render', { filmId: jobId, plan })
    await keepMadeFilm(film.id, film.items, { recordingId, duration: media.duration }, session)
    return true
  } catch (thrown) {
    // A picture lost on the way is put again at the next attempt.
    forgetPutPictures()
    if (thrown instanceof AppFailure && thrown.error.kind === 'cancelled') return false
    throw thrown
  } finally {
    endWork()
    stopAsking()
    stopListening()
    setJob(film.id, null)
  }
}

export function cancelFilm(filmId: Id): void {
  const job = useFilmJobs.getState().jobs[filmId]
  if (!job) return
  changeJob(filmId, { isCancelling: true })
  void api.call('film:cancel', { filmId: job.jobId })
}

async function keepMadeFilm(filmId: Id, items: readonly FilmItem[], bytes: { readonly recordingId: Id; readonly duration: number }, session: Session): Promise<void> {
  const counts = clipsOf(items)
  const made = { ...bytes, ...counts, madeAt: instantNow(), planKey: planKey(items) }
  await history.settled()
  const before = await oneOf('films', filmId)
  if (before === null) {
    await api.call('recording:remove', { recordingId: bytes.recordingId })
    return
  }
  const filmMade = happened(session, { kind: 'film-made', filmId, ...counts, length: bytes.duration })
  await history.amend('films', filmId, film => ({ ...film, made }), { also: [filmMade] })
  // Only once the new one is on record: a film is never without its bytes.
  if (before.made) await api.call('recording:remove', { recordingId: before.made.recordingId })
}

function setJob(filmId: Id, job: FilmJob | null): void {
  useFilmJobs.setState(({ jobs }) => {
    const { [filmId]: _ended, ...others } = jobs
    return { jobs: job ? { ...others, [filmId]: job } : others }
  })
}

function changeJob(filmId: Id, change: Partial<FilmJob>): void {
  const job = useFilmJobs.getState().jobs[filmId]
  if (job) setJob(filmId, { ...job, ...change })
}
