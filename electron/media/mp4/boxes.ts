/** One box of an MP4 file: its four letters and what is inside. */
export interface Box {
  readonly kind: string
  readonly body: Uint8Array
}

/** The boxes that lie side by side in `bytes`. One that claims more than there is ends the list. */
export function boxesIn(bytes: Uint8Array): Box[] {
  const view = viewOf(bytes)
  const found: Box[] = []
  for (let at = 0; at + 8 <= bytes.length; ) {
    const claimed = view.getUint32(at)
    const isLong = claimed === 1 && at + 16 <= bytes.length
    const length = isLong ? Number(view.getBigUint64(at + 8)) : claimed === 0 ? bytes.length - at : claimed
    if (length < (isLong ? 16 : 8) || at + length > bytes.length) break
    found.push({ kind: String.fromCharCode(...bytes.subarray(at + 4, at + 8)), body: bytes.subarray(at + (isLong ? 16 : 8), at + length) })
    at += length
  }
  return found
}

/** What is inside the first box at the end of this path, or null. */
export function findBox(bytes: Uint8Array, ...path: readonly string[]): Uint8Array | null {
  let inside = bytes
  for (const kind of path) {
    const next = boxesIn(inside).find((found) => found.kind === kind)
    if (!next) return null
    inside = next.body
  }
  return inside
}

/** The same, where it must be there. */
export function boxAt(bytes: Uint8Array, ...path: readonly string[]): Uint8Array {
  const body = findBox(bytes, ...path)
  if (!body) throw new Error(`There is no ${path.join('/')} in this index`)
  return body
}

export function makeBox(kind: string, ...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 8))
  viewOf(bytes).setUint32(0, bytes.length)
  for (let index = 0; index < 4; index += 1) bytes[4 + index] = kind.charCodeAt(index)
  let at = 8
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** A box that begins with a version and no flags. */
export const makeFullBox = (kind: string, version: number, ...parts: readonly Uint8Array[]): Uint8Array => makeBox(kind, words([version << 24]), ...parts)

/** 32-bit numbers, the largest byte first. */
export function words(values: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(values.length * 4)
  const view = viewOf(bytes)
  for (let index = 0; index < values.length; index += 1) view.setUint32(index * 4, (values[index] ?? 0) >>> 0)
  return bytes
}

/** 64-bit numbers, the largest byte first. */
export function longWords(values: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(values.length * 8)
  const view = viewOf(bytes)
  for (let index = 0; index < values.length; index += 1) view.setBigInt64(index * 8, BigInt(values[index] ?? 0))
  return bytes
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
