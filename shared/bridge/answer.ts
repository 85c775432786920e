import { AppFailure, failure, success, type Outcome } from '../domain/outcome'
import { calls, type Channel, type Handlers, type Result } from './contract'

/** One message for each of hundreds of wrong items helps nobody. */
const LONGEST_DETAIL = 1_000

/** Checks the arguments, runs the handler, and turns an expected failure into an `Outcome`. A bug stays thrown. */
export async function answer<C extends Channel>(handlers: Handlers, channel: C, raw: unknown): Promise<Outcome<Result<C>>> {
  const args = calls[channel].args.safeParse(raw)
  if (!args.success) return failure({ kind: 'invalid-request', detail: args.error.message.slice(0, LONGEST_DETAIL) })
  try {
    const handler = handlers[channel] as (args: unknown) => Promise<Result<C>>
    return success(await handler(args.data))
  } catch (error) {
    if (error instanceof AppFailure) return failure(error.error)
    throw error
  }
}
