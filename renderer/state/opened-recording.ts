import { create } from 'zustand'
import type { Id } from '../../shared/domain/ids'

/** Which of a session's recordings was looked at last, by session: whoever comes back to Notice finds it again. */
export const useOpenedRecordings = create<Readonly<Record<Id, Id>>>()(() => ({}))

export function openRecording(sessionId: Id, recordingId: Id): void {
  useOpenedRecordings.setState({ [sessionId]: recordingId })
}
