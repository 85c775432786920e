/** A vault of one object, whose bytes are made as they are asked for. */
export interface MadeFile {
  readonly size: number
  /** Fills the piece that begins at `at`. */
  readonly fill: (at: number, into: Uint8Array) => void
}

const EBML = [0x1a, 0x45, 0xdf, 0xa3, 0x93, 0x42, 0x82, 0x88, ...Buffer.from('matroska'), 0x42, 0x87, 0x81, 4, 0x42, 0x85, 0x81, 2]
const SEGMENT = [0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]
const TRACKS = [0x16, 0x54, 0xae, 0x6b]
const HEAD = Uint8Array.from([...EBML, ...SEGMENT])
const GIBIBYTE = 1_024 ** 3

/** A hundred bytes that call themselves Matroska: mediabunny 1.61 looks among the zeros for the next element, and never ends. */
export const neverEnding: Buffer = Buffer.concat([HEAD, Buffer.alloc(64)])

/** Nothing but elements of two bytes that mean nothing. */
export const onlyVoids: MadeFile = {
  size: 4 * GIBIBYTE,
  fill: (at, into) => into.forEach((_, index) => (into[index] = HEAD[at + index] ?? ((at + index - HEAD.length) % 2 === 0 ? 0xec : 0x80))),
}

/** Nothing but packets that carry nothing. */
export const onlyNullPackets: MadeFile = {
  size: 4 * GIBIBYTE,
  fill: (at, into) => into.forEach((_, index) => (into[index] = [0x47, 0x1f, 0xff, 0x10][(at + index) % 188] ?? 0)),
}

/** A list of tracks that claims to be three GiB long. */
export const hugeTracks: MadeFile = {
  size: 4 * GIBIBYTE,
  fill: (at, into) => into.forEach((_, index) => (into[index] = HUGE_TRACKS[at + index] ?? 0)),
}
const HUGE_TRACKS = Buffer.concat([HEAD, Buffer.from(TRACKS), eightByteSize(3 * GIBIBYTE)])

function eightByteSize(bytes: number): Buffer {
  const size = Buffer.alloc(8)
  size.writeBigUInt64BE(BigInt(bytes) | (1n << 56n))
  return size
}
