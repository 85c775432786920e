import { randomFrom } from '../../support/crash-disk'

const POOL_BYTES = 1_048_573
const pools = new Map<number, Buffer>()

/** Bytes `[start, end)` of what is filmed with this seed: the same in every process, and different at every place. */
export function filmedBytes(seed: number, start: number, end: number): Buffer {
  const pool = poolOf(seed)
  const bytes = Buffer.allocUnsafe(end - start)
  for (let at = start; at < end; ) {
    const from = at % POOL_BYTES
    const length = Math.min(POOL_BYTES - from, end - at)
    const round = Math.floor(at / POOL_BYTES) & 255
    for (let index = 0; index < length; index += 1) bytes[at - start + index] = (pool[from + index] ?? 0) ^ round
    at += length
  }
  return bytes
}

function poolOf(seed: number): Buffer {
  const known = pools.get(seed)
  if (known) return known
  const random = randomFrom(seed)
  const pool = Buffer.alloc(POOL_BYTES + 3)
  for (let at = 0; at < POOL_BYTES; at += 4) pool.writeUInt32LE(Math.floor(random() * 4_294_967_296), at)
  pools.clear()
  pools.set(seed, pool)
  return pool
}

/** What a camera gives every half second at two to six Mbit/s, in quick motion; now and then only a few bytes. */
export function* chunkLengths(seed: number): Generator<{ readonly bytes: number; readonly pause: number }> {
  const random = randomFrom(seed + 1)
  for (;;) {
    const bytes = random() < 0.1 ? 1 + Math.floor(random() * 2_000) : 120_000 + Math.floor(random() * 260_000)
    yield { bytes, pause: Math.floor(random() * 20) }
  }
}

/** How many bytes differ, those that are missing or too many among them. */
export function differences(found: Uint8Array, truth: Uint8Array): number {
  let count = Math.abs(found.length - truth.length)
  if (count === 0 && Buffer.compare(found, truth) === 0) return 0
  for (let at = 0; at < Math.min(found.length, truth.length); at += 1) if (found[at] !== truth[at]) count += 1
  return count
}
