import { channels, type Handlers } from '../../shared/bridge/contract'
import { AppFailure } from '../../shared/domain/outcome'

/** Handlers that refuse everything but what a test gives. */
export function handlersWith(given: Partial<Handlers>): Handlers {
  const refusing = channels.map((channel) => [channel, () => Promise.reject(new AppFailure({ kind: 'not-available' }))] as const)
  return { ...(Object.fromEntries(refusing) as unknown as Handlers), ...given }
}
