import { answer } from '../../shared/bridge/answer'
import { calls, type Channel, type Handlers } from '../../shared/bridge/contract'
import type { SpokenAnswer, SpokenCall } from '../../shared/bridge/spoken-calls'
import { fromWire } from '../../shared/bridge/wire'
import { failure } from '../../shared/domain/outcome'

/**
 * Answers what a page asked over its open line; null for what is no question, and then nothing more is to be heard on that
 * line. A bug in a handler goes to `onBug`, and the page is told that there is no answer.
 */
export async function answerSpoken(bytes: Uint8Array, handlers: Handlers, isHolder: boolean, onBug: (error: unknown) => void): Promise<SpokenAnswer | null> {
  const asked = questionIn(bytes)
  if (!asked) return null
  const { call, channel, args } = asked
  if (!isHolder) return { kind: 'answer', call, outcome: failure({ kind: 'already-open' }) }
  try {
    return { kind: 'answer', call, outcome: await answer(handlers, channel, args) }
  } catch (error) {
    onBug(error)
    return { kind: 'broken', call }
  }
}

function questionIn(bytes: Uint8Array): (SpokenCall & { readonly channel: Channel }) | null {
  try {
    const { call, channel, args } = fromWire(bytes) as Record<keyof SpokenCall, unknown>
    return typeof call === 'number' && typeof channel === 'string' && isChannel(channel) ? { call, channel, args } : null
  } catch {
    return null
  }
}

export function isChannel(name: string): name is Channel {
  return Object.hasOwn(calls, name)
}
