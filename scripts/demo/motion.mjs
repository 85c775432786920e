// How things get from one place to another. Times are seconds from the start of the film.

/** @typedef {readonly number[]} Point */
/** @template V @typedef {V | ((time: number) => V)} Moving A value, or one that itself changes with time. */

/**
 * A value that rests, moves, and rests again.
 * @template {number | Point} V
 * @param {Moving<V>} initial
 * @param {readonly (readonly [at: number, takes: number, to: Moving<V>])[]} steps in order of time
 * @returns {(time: number) => V}
 */
export function moves(initial, steps) {
  return (time) => {
    let value = resolve(initial, time)
    for (const [at, takes, to] of steps) {
      if (time < at) break
      value = blend(value, resolve(to, time), ease((time - at) / takes))
    }
    return value
  }
}

/**
 * @template V
 * @param {Moving<V>} value
 * @param {number} time
 * @returns {V}
 */
function resolve(value, time) {
  return typeof value === 'function' ? /** @type {(time: number) => V} */ (value)(time) : value
}

/**
 * @template {number | Point} V
 * @param {V} from
 * @param {V} to
 * @param {number} share 0 to 1
 * @returns {V}
 */
export function blend(from, to, share) {
  if (typeof from === 'number' && typeof to === 'number') return /** @type {V} */ (from + (to - from) * share)
  const start = /** @type {Point} */ (from)
  const end = /** @type {Point} */ (to)
  return /** @type {V} */ (/** @type {unknown} */ (start.map((number, index) => number + ((end[index] ?? 0) - number) * share)))
}

/** Slow at both ends, as limbs are. @param {number} share */
export function ease(share) {
  const bounded = clamp(share, 0, 1)
  return bounded * bounded * bounded * (bounded * (bounded * 6 - 15) + 10)
}

/** @param {number} value @param {number} low @param {number} high */
export function clamp(value, low, high) {
  return Math.min(high, Math.max(low, value))
}

/**
 * A swing that starts and stops softly inside a stretch of time: waving, clapping, stroking.
 * @param {number} time @param {number} from @param {number} until @param {number} perSecond
 */
export function swing(time, from, until, perSecond) {
  const strength = ease((time - from) / 0.35) * ease((until - time) / 0.35)
  return strength * Math.sin((time - from) * perSecond * Math.PI * 2)
}

/**
 * The same numbers in every run, so that the film comes out the same.
 * @param {number} seed
 * @returns {() => number} from 0 up to, not including, 1
 */
export function seededRandom(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
