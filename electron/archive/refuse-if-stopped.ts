import { AppFailure } from '../../shared/domain/outcome'

/** Errors: `cancelled`, once whoever asked for the work has it stopped. */
export function refuseIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AppFailure({ kind: 'cancelled' })
}
