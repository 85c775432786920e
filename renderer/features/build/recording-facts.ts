import { useEffect, useState } from 'react'
import type { Id } from '../../../shared/domain/ids'
import type { RecordingPictures } from '../../../shared/domain/recording'
import { ask } from '../../bridge'

/** What a recording's footage looks like never changes, so it is asked for once. A failure may be asked again. */
function remembered<T>(load: (recordingId: Id) => Promise<T>): (recordingId: Id) => Promise<T> {
  const known = new Map<Id, Promise<T>>()
  return recordingId => {
    const asked = known.get(recordingId) ?? load(recordingId)
    known.set(recordingId, asked)
    asked.catch(() => known.delete(recordingId))
    return asked
  }
}

export const picturesOf = remembered<RecordingPictures>(recordingId => ask('recording:pictures', { recordingId }))
export const framesOf = remembered<Uint32Array>(recordingId => ask('recording:frames', { recordingId }))

/** Null until it is there, or where it cannot be had. */
export function useRecordingPictures(recordingId: Id): RecordingPictures | null {
  const [pictures, setPictures] = useState<RecordingPictures | null>(null)
  useEffect(() => {
    let isWanted = true
    picturesOf(recordingId).then(
      found => isWanted && setPictures(found),
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [recordingId])
  return pictures
}
