import { useEffect, useMemo, useState } from 'react'
import { evenFrames, type FrameTable } from '../../shared/domain/frame-table'
import type { Id } from '../../shared/domain/ids'
import { mediaOf, type Recording, type RecordingPictures } from '../../shared/domain/recording'
import { ask } from '../bridge'

/** Footage never changes once it is made, so what main says of it is asked for once. */
const pictures = new Map<Id, Promise<RecordingPictures>>()
const frames = new Map<Id, Promise<Uint32Array>>()

/** Thumbnails and waveform; null until they have been drawn, and where they cannot be. */
export function useRecordingPictures(recordingId: Id | null): RecordingPictures | null {
  return useAnswer(recordingId, pictures, id => ask('recording:pictures', { recordingId: id }))
}

/** Start of each frame; evenly spaced as long as main has not listed them. */
export function useFrameTable(recording: Recording): FrameTable {
  const media = mediaOf(recording)
  const listed = useAnswer(media ? recording.id : null, frames, id => ask('recording:frames', { recordingId: id }))
  const duration = media?.duration ?? 0
  const frameRate = media?.frameRate ?? 0
  return useMemo(() => (listed && listed.length > 0 ? listed : evenFrames(duration, frameRate > 0 ? frameRate : 25)), [listed, duration, frameRate])
}

function useAnswer<T>(id: Id | null, kept: Map<Id, Promise<T>>, asking: (id: Id) => Promise<T>): T | null {
  const [answer, setAnswer] = useState<{ readonly id: Id; readonly value: T } | null>(null)
  useEffect(() => {
    if (id === null) return undefined
    let isWanted = true
    const known = kept.get(id) ?? asking(id)
    kept.set(id, known)
    known.then(
      value => isWanted && setAnswer({ id, value }),
      // Nothing to show is no failure of the screen; it is asked for again when the screen is opened again.
      () => kept.delete(id),
    )
    return () => {
      isWanted = false
    }
    // `asking` and `kept` go with the kind of answer and never change for a caller.
  }, [id, kept])
  return answer && answer.id === id ? answer.value : null
}
