import { create } from 'zustand'
import type { Id } from '../../../../shared/domain/ids'
import { stoppedWatch, type Stopwatch } from '../../../../shared/domain/stopwatch'
import { useFilming } from '../../../state/filming'

/** What of a session a recording needs to know. */
export interface FilmedSession {
  readonly id: Id
  readonly familyId: Id
}

export type RecorderState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' | 'finishing'; readonly session: FilmedSession }
  | {
      readonly kind: 'recording'
      readonly session: FilmedSession
      readonly recordingId: Id
      /** Runs on `performance.now()`. */
      readonly watch: Stopwatch
      readonly isPaused: boolean
      /** The camera sends nothing just now. */
      readonly isMuted: boolean
    }

/** The recording under way, if any. It lives outside the screens, so that leaving Film never ends it. */
export const useRecorder = create<RecorderState>()(() => ({ kind: 'idle' }) as RecorderState)

export function setRecorder(state: RecorderState): void {
  useRecorder.setState(state, true)
}

useRecorder.subscribe(state => {
  switch (state.kind) {
    case 'idle':
      return useFilming.setState({ filming: null })
    case 'starting':
      return useFilming.setState({ filming: { watch: stoppedWatch, isPaused: false, isEnding: false } })
    case 'finishing':
      return useFilming.setState(({ filming }) => ({ filming: { watch: filming?.watch ?? stoppedWatch, isPaused: false, isEnding: true } }))
    case 'recording':
      return useFilming.setState({ filming: { watch: state.watch, isPaused: state.isPaused, isEnding: false } })
  }
})
