import { MINUTE, type Ms } from './time'

/** How long one may film into so many bytes. A tenth is left free: a disk filled to the brim harms more than this app. */
export function filmingTimeThatFits(freeBytes: number, bitsPerSecond: number): Ms {
  return Math.floor((freeBytes * 0.9 * 8 * 1_000) / bitsPerSecond)
}

/** Below this a person should know before filming. */
export const LITTLE_FILMING_TIME: Ms = 20 * MINUTE
