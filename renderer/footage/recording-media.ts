import { useEffect, useMemo, useState } from 'react'
import { evenFrames, type FrameTable } from '../../shared/domain/frame-table'
import type { Id } from '../../shared/domain/ids'
import { AppFailure } from '../../shared/domain/outcome'
import { mediaOf, type Recording, type RecordingPictures } from '../../shared/domain/recording'
import { ask, footageAddress } from '../bridge'

const forgetting: ((recordingId: Id) => void)[] = []

/** The recording was erased: what was known of it is not true any more. */
export function forgetMedia(recordingId: Id): void {
  for (const forget of forgetting) forget(recordingId)
}

/** Start of each frame; asked for once. */
export const framesOf = askedOnce<FrameTable>(recordingId => ask('recording:frames', { recordingId }))
const picturesOf = askedOnce<RecordingPictures>(recordingId => ask('recording:pictures', { recordingId }))

/** Thumbnails and waveform; null until they have been drawn, and where they cannot be. */
export function useRecordingPictures(recordingId: Id | null): RecordingPictures | null {
  return useAnswer(recordingId, picturesOf).value
}

/** The same, and whether the recording itself has gone, so that there never will be any. */
export function usePicturesIfThere(recordingId: Id | null): { readonly value: RecordingPictures | null; readonly isGone: boolean } {
  return useAnswer(recordingId, picturesOf)
}

/** Start of each frame; evenly spaced as long as main has not listed them. */
export function useFrameTable(recording: Recording): FrameTable {
  const media = mediaOf(recording)
  const listed = useAnswer(media ? recording.id : null, framesOf).value
  const duration = media?.duration ?? 0
  const frameRate = media?.frameRate ?? 0
  return useMemo(() => (listed && listed.length > 0 ? listed : evenFrames(duration, frameRate > 0 ? frameRate : 25)), [listed, duration, frameRate])
}

/** Where a recording is best played from now; null until main has said. It stays the same while the screen is open. */
export function usePlayAddress(recordingId: Id): string | null {
  const [found, setFound] = useState<{ readonly id: Id; readonly address: string } | null>(null)
  useEffect(() => {
    let isCurrent = true
    const settle = (part: 'play' | 'quick') => {
      if (isCurrent) setFound({ id: recordingId, address: footageAddress(recordingId, part) })
    }
    ask('recording:part-to-play', { recordingId }).then(
      ({ part }) => settle(part),
      () => settle('play'),
    )
    return () => {
      isCurrent = false
    }
  }, [recordingId])
  return found?.id === recordingId ? found.address : null
}

/** Footage never changes once it is made, so what main says of it is kept; a failure may be asked again. */
function askedOnce<T>(asking: (recordingId: Id) => Promise<T>): (recordingId: Id) => Promise<T> {
  const kept = new Map<Id, Promise<T>>()
  forgetting.push(recordingId => kept.delete(recordingId))
  return recordingId => {
    const known = kept.get(recordingId)
    if (known) return known
    const asked = asking(recordingId)
    kept.set(recordingId, asked)
    asked.catch(() => kept.delete(recordingId))
    return asked
  }
}

function useAnswer<T>(id: Id | null, answerOf: (id: Id) => Promise<T>): { readonly value: T | null; readonly isGone: boolean } {
  const [answer, setAnswer] = useState<{ readonly id: Id; readonly value: T | null; readonly isGone: boolean } | null>(null)
  useEffect(() => {
    if (id === null) return undefined
    let isWanted = true
    answerOf(id).then(
      value => isWanted && setAnswer({ id, value, isGone: false }),
      // Nothing to show is no failure of the screen; it is asked for again when the screen is opened again.
      (thrown: unknown) => isWanted && setAnswer({ id, value: null, isGone: thrown instanceof AppFailure && thrown.error.kind === 'recording-missing' }),
    )
    return () => {
      isWanted = false
    }
  }, [id, answerOf])
  return answer && answer.id === id ? answer : nothingYet
}

const nothingYet = { value: null, isGone: false } as const
