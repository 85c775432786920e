import { AppFailure, type MediaProblem } from '../../shared/domain/outcome'

export function unreadable(problem: MediaProblem): AppFailure {
  return new AppFailure({ kind: 'media-unreadable', problem })
}
