import { answer } from '../../shared/bridge/answer'
import type { Announce, Api, EventName, Handlers } from '../../shared/bridge/contract'

/** The real contract without a shell: same checks, same outcomes, arguments and results copied as a bridge would. */
export function fakeApi(handlers: Handlers, footageBase = 'vault://footage'): Api & { readonly announce: Announce } {
  const listeners = new Map<EventName, Set<(payload: never) => void>>()
  return {
    footageBase,
    call: async (channel, args) => structuredClone(await answer(handlers, channel, structuredClone(args))),
    on(name, listener) {
      const known = listeners.get(name) ?? new Set()
      listeners.set(name, known.add(listener))
      return () => void known.delete(listener)
    },
    announce: (name, payload) => listeners.get(name)?.forEach((listener) => listener(structuredClone(payload) as never)),
  }
}
