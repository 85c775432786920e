/** Whole numbers drawn evenly from 0 to 2^32 − 1, as the browser's generator for secrets gives them. */
export function randomInts(count: number): Uint32Array {
  return crypto.getRandomValues(new Uint32Array(count))
}
