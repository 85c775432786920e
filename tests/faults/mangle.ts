/** Bytes that began as something valid, and are not any more: flipped, cut, doubled, grown, moved. */
export function mangled(valid: Uint8Array, random: () => number): Buffer {
  let bytes: Buffer = Buffer.from(valid)
  for (let times = 1 + Math.floor(random() * 4); times > 0; times -= 1) bytes = mangledOnce(bytes, random)
  return bytes
}

const EXTREMES = [0, 1, 0x7f, 0x80, 0xff] as const

function mangledOnce(bytes: Buffer, random: () => number): Buffer {
  const at = Math.floor(random() * bytes.length)
  const length = Math.floor(random() * 16)
  switch (Math.floor(random() * 7)) {
    case 0:
      if (bytes.length > 0) bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
      return bytes
    case 1:
      return bytes.subarray(0, at)
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])
    case 3:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at)])
    case 4:
      return Buffer.concat([bytes.subarray(0, at), noise(length, random), bytes.subarray(at)])
    case 5:
      bytes.subarray(at, at + length).fill(EXTREMES[Math.floor(random() * EXTREMES.length)] ?? 0)
      return bytes
    default:
      return random() < 0.05 ? noise(Math.floor(random() * 300), random) : Buffer.concat([bytes.subarray(at), bytes.subarray(0, at)])
  }
}

export function noise(length: number, random: () => number): Buffer {
  return Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)))
}

export function oneOf<T>(all: readonly [T, ...T[]], random: () => number): T {
  return all[Math.floor(random() * all.length)] ?? all[0]
}
