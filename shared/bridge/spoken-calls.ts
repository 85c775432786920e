import type { Outcome } from '../domain/outcome'
import type { Channel } from './contract'
import { NoAnswer } from './no-answer'
import { toWire } from './wire'

/** A call as the page says it over its open line: asking by a request of its own takes several times as long. */
export interface SpokenCall {
  readonly call: number
  readonly channel: string
  readonly args: unknown
}

/** What is said back: the outcome, or that a bug left none. */
export type SpokenAnswer = { readonly kind: 'answer'; readonly call: number; readonly outcome: unknown } | { readonly kind: 'broken'; readonly call: number }

/** The longest call that is said over the line; a longer one would keep the others waiting, and goes by itself. */
export const LONGEST_SPOKEN_BYTES = 48 * 1_024

interface Line {
  send(bytes: Uint8Array<ArrayBuffer>): void
}

export interface SpokenCalls {
  /** Null where the call is too long for the line. Rejects with `NoAnswer` when the line is cut before the answer: what was asked for may be done. */
  ask(line: Line, channel: Channel, args: unknown): Promise<Outcome<never>> | null
  heard(answer: SpokenAnswer): void
  /** The line was cut. */
  cut(): void
}

interface Waiting {
  readonly channel: Channel
  readonly resolve: (outcome: Outcome<never>) => void
  readonly reject: (error: Error) => void
}

export function spokenCalls(): SpokenCalls {
  const waiting = new Map<number, Waiting>()
  let last = 0

  return {
    ask(line, channel, args) {
      const call = (last += 1)
      const bytes = toWire({ call, channel, args } satisfies SpokenCall) as Uint8Array<ArrayBuffer>
      if (bytes.length > LONGEST_SPOKEN_BYTES) return null
      return new Promise((resolve, reject) => {
        waiting.set(call, { channel, resolve, reject })
        line.send(bytes)
      })
    },
    heard(answer) {
      const asked = waiting.get(answer.call)
      waiting.delete(answer.call)
      if (answer.kind === 'answer') asked?.resolve(answer.outcome as Outcome<never>)
      else asked?.reject(new Error(`${asked.channel} was left without an answer`))
    },
    cut() {
      for (const { channel, reject } of waiting.values()) reject(new NoAnswer(`The line was cut before ${channel} was answered`))
      waiting.clear()
    },
  }
}
