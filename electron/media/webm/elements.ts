/** An element of a WebM file: its number (with its marker bits), where its content begins and where it ends, in bytes. */
export interface Element {
  readonly id: number
  readonly start: number
  readonly body: number
  readonly end: number
}

/** The longest head that an element can have: four bytes of number, eight of length. */
export const longestHead = 12

/** Reads the head of the element at `at`, of which the first bytes are given. An unknown length is `Infinity`. Null: not an element. */
export function elementAt(head: Uint8Array, at: number): Element | null {
  const idLength = widthOf(head[0] ?? 0)
  const sizeLength = widthOf(head[idLength] ?? 0)
  if (idLength > 4 || sizeLength > 8 || head.length < idLength + sizeLength) return null
  let id = 0
  for (let index = 0; index < idLength; index += 1) id = id * 256 + (head[index] ?? 0)
  let size = (head[idLength] ?? 0) & (0xff >> sizeLength)
  let isUnknown = size === 0xff >> sizeLength
  for (let index = 1; index < sizeLength; index += 1) {
    const byte = head[idLength + index] ?? 0
    size = size * 256 + byte
    isUnknown &&= byte === 0xff
  }
  const body = at + idLength + sizeLength
  return { id, start: at, body, end: isUnknown ? Infinity : body + size }
}

/** The elements that lie side by side in `bytes`, each with its content. */
export function* elementsIn(bytes: Uint8Array): Generator<{ readonly id: number; readonly body: Uint8Array; readonly start: number }> {
  for (let at = 0; at < bytes.length; ) {
    const element = elementAt(bytes.subarray(at, at + longestHead), at)
    if (!element || element.end > bytes.length) return
    yield { id: element.id, body: bytes.subarray(element.body, element.end), start: at }
    at = element.end
  }
}

/** Lengths always take eight bytes here, so that they do not depend on what they count. */
export function makeElement(id: number, ...parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat([makeHead(id, parts.reduce((sum, part) => sum + part.length, 0)), ...parts])
}

export function makeHead(id: number, length: number): Buffer {
  const name: number[] = []
  for (let rest = id; rest > 0; rest = Math.floor(rest / 256)) name.unshift(rest % 256)
  const size = Buffer.alloc(8)
  size.writeBigUInt64BE(BigInt(length))
  size[0] = 1
  return Buffer.concat([Uint8Array.from(name), size])
}

export function wholeNumber(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(value))
  return bytes
}

export function fraction(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(value)
  return bytes
}

export const numberIn = (bytes: Uint8Array): number => bytes.reduce((value, byte) => value * 256 + byte, 0)

// The first byte says by its leading zeros how many follow.
const widthOf = (first: number): number => Math.clz32(first) - 23
