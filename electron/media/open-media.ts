import { setMaxListeners } from 'node:events'
import type { Id } from '../../shared/domain/ids'
import { AppFailure } from '../../shared/domain/outcome'
import type { RecordingPictures } from '../../shared/domain/recording'
import type { Vault } from '../vault/vault'
import { openClipCache } from './clip-cache'
import { examine } from './examine'
import { examinedIn } from './film-source'
import { findFfmpeg, type FoundFfmpeg } from './find-ffmpeg'
import { decodeFrames } from './frame-table'
import { giveWay } from './give-way'
import type { Media } from './media'
import { drawPictures, keptPictures } from './pictures'
import { prunePictures } from './prune-pictures'
import { makeQuick } from './quick'
import { prepareSegments, renderFilm } from './render'
import { readBytes, sizeOf } from './vault-bytes'

export interface MediaOptions {
  /** Use this ffmpeg and no other. */
  readonly ffmpegPath?: string
  /** What was found before there was a vault; left out, it is looked for. */
  readonly ffmpeg?: FoundFfmpeg | null
  /** Where ffmpeg works: empty, and not to be written in. Left out: a folder of the system. */
  readonly emptyFolder?: string
  readonly now: () => Date
  readonly newId: () => string
}

/** Opens the room for footage: everything that looks at recordings or makes films works on this vault. */
export async function openMedia(vault: Vault, options: MediaOptions): Promise<Media> {
  const ffmpeg = options.ffmpeg === undefined ? await findFfmpeg(options.ffmpegPath, options.emptyFolder) : options.ffmpeg
  // Before anybody draws, who would find a picture there that is about to go. A full disk keeps nobody out: then it is done at the next start.
  await prunePictures(vault).catch((error: unknown) => {
    if (!(error instanceof AppFailure)) throw error
  })
  const cache = ffmpeg ? openClipCache(vault, ffmpeg) : null
  const closing = new AbortController()
  setMaxListeners(0, closing.signal)
  const films = new Map<Id, AbortController>()
  const drawing = new Map<Id, Promise<RecordingPictures>>()
  const quickening = new Set<Id>()
  const way = giveWay()
  let doneBeingBusy = (): void => undefined
  let lastDrawn: Promise<unknown> = Promise.resolve()
  let lastQuickened: Promise<unknown> = Promise.resolve()
  const underWay = new Set<Promise<unknown>>()

  const needed = (): FoundFfmpeg => {
    if (ffmpeg) return ffmpeg
    throw new AppFailure({ kind: 'ffmpeg-missing' })
  }

  // Closing waits for everything that was begun here.
  function track<T>(work: Promise<T>): Promise<T> {
    underWay.add(work)
    void work.catch(() => undefined).finally(() => underWay.delete(work))
    return work
  }

  function draw(recordingId: Id): Promise<RecordingPictures> {
    const going = drawing.get(recordingId)
    if (going) return going
    // One after the other: after a large import many recordings wait for their pictures.
    const begun = track(
      lastDrawn
        .catch(() => undefined)
        .then(() => drawNow(recordingId))
        .finally(() => drawing.delete(recordingId)),
    )
    drawing.set(recordingId, begun)
    lastDrawn = begun
    return begun
  }

  async function drawNow(recordingId: Id): Promise<RecordingPictures> {
    if (closing.signal.aborted) throw new AppFailure({ kind: 'cancelled' })
    const examined = examinedIn((await vault.facts(recordingId)).media)
    if (!examined) throw new AppFailure({ kind: 'recording-missing', recordingId })
    return drawPictures(vault, needed(), recordingId, examined, closing.signal)
  }

  // After the pictures, one recording at a time; what the app was closed over is begun again when someone next asks.
  function quicken(recordingId: Id): void {
    if (!ffmpeg || quickening.has(recordingId)) return
    quickening.add(recordingId)
    const begun = Promise.allSettled([lastDrawn, lastQuickened])
      .then(async () => {
        const examined = examinedIn((await vault.facts(recordingId)).media)
        if (examined && !closing.signal.aborted) await makeQuick(vault, ffmpeg, recordingId, { examined, signal: closing.signal, clear: way.clear })
      })
      .finally(() => quickening.delete(recordingId))
    lastQuickened = track(begun)
  }

  return {
    ffmpeg: async () => (ffmpeg ? { version: ffmpeg.version, missing: ffmpeg.missing } : null),
    async examine(recordingId, wish) {
      const signal = wish.signal ? AbortSignal.any([wish.signal, closing.signal]) : closing.signal
      const media = await track(examine(vault, ffmpeg, recordingId, { ...wish, signal }))
      // Nobody waits for these; if they fail, they are tried again when someone asks.
      if (ffmpeg) draw(recordingId).catch(() => undefined)
      quicken(recordingId)
      return media
    },
    async partToPlay(recordingId) {
      // While it is made it is put in its place twice: first as ffmpeg gives it, then laid out for playing.
      if (!quickening.has(recordingId) && (await vault.size(`recordings/${recordingId}/quick`)) !== null) return 'quick'
      quicken(recordingId)
      return 'play'
    },
    async frames(recordingId) {
      const key = `recordings/${recordingId}/frames` as const
      return decodeFrames(await readBytes(vault, key, 0, await sizeOf(vault, key, recordingId)))
    },
    async pictures(recordingId) {
      return (await drawing.get(recordingId)) ?? (await keptPictures(vault, recordingId)) ?? (await draw(recordingId))
    },
    async render(filmId, plan, progress) {
      if (films.has(filmId)) throw new AppFailure({ kind: 'recording-busy', recordingId: filmId })
      const stop = new AbortController()
      films.set(filmId, stop)
      const done = way.ahead()
      try {
        const found = needed()
        if (!cache) throw new AppFailure({ kind: 'ffmpeg-missing' })
        const recordingId = options.newId()
        const signal = AbortSignal.any([stop.signal, closing.signal])
        const job = { plan, recordingId, startedAt: options.now().toISOString(), signal, progress }
        return { recordingId, media: await track(renderFilm(vault, found, cache, job)) }
      } finally {
        done()
        films.delete(filmId)
      }
    },
    async prepare(plan) {
      if (ffmpeg && cache) await track(prepareSegments(vault, ffmpeg, cache, plan, closing.signal))
    },
    cancelRender: (filmId) => films.get(filmId)?.abort(),
    setBusy(isBusy) {
      doneBeingBusy()
      doneBeingBusy = isBusy ? way.ahead() : () => undefined
      cache?.setBusy(isBusy)
    },
    async close() {
      closing.abort()
      await cache?.close()
      await Promise.allSettled(underWay)
    },
  }
}
