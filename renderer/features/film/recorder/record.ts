import i18next from 'i18next'
import { AppFailure } from '../../../../shared/domain/outcome'
import type { Id } from '../../../../shared/domain/ids'
import { momentAt } from '../../../../shared/domain/marking'
import type { Recording } from '../../../../shared/domain/recording'
import { elapsed, pauseWatch, startWatch, stoppedWatch } from '../../../../shared/domain/stopwatch'
import { ask } from '../../../bridge'
import { history } from '../../../state/app-history'
import { beforeClosing } from '../../../state/before-closing'
import { instantNow, newId } from '../../../state/clock-and-ids'
import { isOpen } from '../../../state/door'
import { insertion } from '../../../state/step'
import { begunWork } from '../../../state/under-way'
import { showFailure } from '../../../state/toasts'
import { failureWords } from '../../../words/failure-words'
import { timeWords } from '../../../words/dates'
import { askBeforeUnload } from '../../../state/ask-before-unload'
import { turnOffCamera } from '../camera/camera-store'
import { CHUNK_MS, chooseFormat, KEY_FRAME_EVERY_MS, pictureBitsPerSecond, SOUND_BITS_PER_SECOND } from './capture-format'
import { DiskTooSlow, makeChunkQueue } from './chunk-queue'
import { keepFinishedRecording } from './keep-recording'
import { setRecorder, useRecorder, type FilmedSession } from './recorder-store'
import { keepAwake } from './keep-awake'

/** The parts of the recording under way that no screen needs to see. */
interface Capture {
  readonly pause: () => void
  readonly resume: () => void
  /** Ends it; resolves when it is closed and in the list. `because` is told to the person. */
  readonly finish: (because?: string) => Promise<void>
}

let capture: Capture | null = null

const say = () => i18next.getFixedT(null, 'film')

/** Starts filming into the vault. Fails with an `AppFailure` where the vault refuses; nothing is left of it then. */
export async function startRecording(stream: MediaStream, session: FilmedSession): Promise<void> {
  if (useRecorder.getState().kind !== 'idle') return
  setRecorder({ kind: 'starting', session })
  try {
    capture = await begin(stream, session)
  } catch (error) {
    setRecorder({ kind: 'idle' })
    throw error
  }
}

export function pauseOrGoOn(): void {
  const state = useRecorder.getState()
  if (state.kind !== 'recording' || !capture) return
  if (state.isPaused) capture.resume()
  else capture.pause()
  const now = performance.now()
  setRecorder({ ...state, isPaused: !state.isPaused, watch: state.isPaused ? startWatch(state.watch, now) : pauseWatch(state.watch, now) })
}

export async function finishRecording(): Promise<void> {
  await capture?.finish()
}

/** Marks what has just been seen, while the camera goes on. */
export async function markWhileFilming(): Promise<void> {
  const state = useRecorder.getState()
  if (state.kind !== 'recording') return
  const at = elapsed(state.watch, performance.now())
  const { session, recordingId } = state
  const moment = momentAt({ recordingId, sessionId: session.id, at, newId: newId() }, 'strong', session.familyId, Infinity)
  await history.commit({ label: say()('steps.mark'), changes: [insertion('moments', moment)] })
}

async function begin(stream: MediaStream, session: FilmedSession): Promise<Capture> {
  const mimeType = chooseFormat(type => MediaRecorder.isTypeSupported(type))
  if (mimeType === null) throw new AppFailure({ kind: 'not-available' })
  const height = stream.getVideoTracks()[0]?.getSettings().height ?? 720
  const options = { mimeType, videoBitsPerSecond: pictureBitsPerSecond(height), audioBitsPerSecond: SOUND_BITS_PER_SECOND, videoKeyFrameIntervalDuration: KEY_FRAME_EVERY_MS }
  const recorder = new MediaRecorder(stream, options)

  const { recordingId } = await ask('recording:begin', { sessionId: session.id, mimeType })
  const madeAt = instantNow()
  const recording: Recording = { id: recordingId, ...ownedBy(session), title: say()('recordedAt', { when: timeWords(madeAt) }), origin: 'camera', state: { kind: 'capturing' }, madeAt }
  try {
    await history.commit({ label: say()('steps.record'), isUndoable: false, changes: [insertion('recordings', recording)] })
  } catch (error) {
    await ask('recording:remove', { recordingId })
    throw error
  }

  const queue = makeChunkQueue(
    (index, bytes) => ask('recording:append', { recordingId, index, bytes }),
    error => void finish(whyStopped(error)),
  )
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size > 0) queue.add(data)
  })
  recorder.addEventListener('error', () => void finish(say()('stopped.recorder')))
  const stopWatching = watchTracks(stream, kind => void finish(say()(kind === 'video' ? 'stopped.camera' : 'stopped.microphone')))
  const letSleep = keepAwake()
  const withdraw = beforeClosing(() => {
    const ended = finish()
    // Nobody can put it into the list while the vault is locked: the next start does.
    return isOpen() ? ended : written
  })
  const endWork = begunWork()
  const stopAsking = askBeforeUnload()

  let ending: Promise<void> | null = null
  let written: Promise<void> = Promise.resolve()
  function finish(because?: string): Promise<void> {
    ending ??= end(because)
    return ending
  }

  async function end(because?: string): Promise<void> {
    setRecorder({ kind: 'finishing', session })
    stopWatching()
    try {
      written = stopped(recorder)
        .then(() => queue.drained())
        .then(() => (isOpen() ? undefined : endBehindTheDoor(recordingId)))
      await written
      endWork()
      await keepFinishedRecording(recordingId, session, because)
    } finally {
      endWork()
      letSleep()
      withdraw()
      stopAsking()
      capture = null
      setRecorder({ kind: 'idle' })
    }
  }

  setRecorder({ kind: 'recording', session, recordingId, watch: startWatch(stoppedWatch, performance.now()), isPaused: false, isMuted: false })
  try {
    recorder.start(CHUNK_MS)
  } catch (error) {
    // The camera went away while the vault was being asked; what was begun is ended in order.
    console.error(error)
    void finish(say()('stopped.camera'))
  }
  return { pause: () => recorder.pause(), resume: () => recorder.resume(), finish }
}

/** Nobody can close it before the vault is open again: it gets its end, and the camera goes out. */
async function endBehindTheDoor(recordingId: Id): Promise<void> {
  turnOffCamera()
  // Where the end cannot be written, what was filmed is as safe; only its last word is missing.
  await ask('recording:end', { recordingId }).catch((error: unknown) => console.error(error))
}

const ownedBy = ({ id, familyId }: FilmedSession) => ({ familyId, sessionId: id })

function whyStopped(error: unknown): string {
  if (error instanceof DiskTooSlow) return say()('stopped.diskTooSlow')
  if (error instanceof AppFailure) return failureWords(error.error)
  console.error(error)
  return say()('stopped.connection')
}

/** Its last data comes before `stop`. */
function stopped(recorder: MediaRecorder): Promise<void> {
  if (recorder.state === 'inactive') return Promise.resolve()
  return new Promise(resolve => {
    recorder.addEventListener('stop', () => resolve(), { once: true })
    recorder.stop()
  })
}

function watchTracks(stream: MediaStream, onEnded: (kind: string) => void): () => void {
  const listening = new AbortController()
  const { signal } = listening
  for (const track of stream.getTracks()) {
    track.addEventListener('ended', () => onEnded(track.kind), { signal })
    track.addEventListener('mute', () => setMuted(true), { signal })
    track.addEventListener('unmute', () => setMuted(stream.getTracks().some(({ muted }) => muted)), { signal })
  }
  return () => listening.abort()
}

function setMuted(isMuted: boolean): void {
  const state = useRecorder.getState()
  if (state.kind === 'recording') setRecorder({ ...state, isMuted })
}

/** For callers that cannot wait: a start that fails is told to the person. */
export function reportStart(start: Promise<void>): void {
  start.catch((error: unknown) => showFailure(whyStopped(error)))
}
