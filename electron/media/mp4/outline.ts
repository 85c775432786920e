import type { ByteRange } from '../../byte-range'

/** What the outermost boxes of an MP4 or QuickTime file say, without looking into them. */
export interface Mp4Outline {
  readonly hasIndex: boolean
  readonly isFragmented: boolean
  /** The last box claims bytes beyond the end of the file. */
  readonly isTorn: boolean
  /** Where the index and the heads of fragments lie. */
  readonly heads: readonly ByteRange[]
  /** Where pictures and sound lie. */
  readonly media: readonly ByteRange[]
  /** How far there is something to read, in bytes: frames that are torn off may still begin, the head of a fragment may not. */
  readonly readableBytes: number
}

const mostBoxes = 200_000
// The head of a fragment and the box after it mostly lie within one such piece.
const pieceBytes = 4_096

/** `read` gives the bytes `[start, end)` of a file of `size` bytes. */
export async function outlineMp4(read: (start: number, end: number) => Promise<Uint8Array>, size: number): Promise<Mp4Outline> {
  let hasIndex = false
  let isFragmented = false
  const heads: ByteRange[] = []
  const media: ByteRange[] = []
  let piece: ByteRange & { readonly bytes: Uint8Array } = { start: 0, end: 0, bytes: new Uint8Array() }
  async function headerAt(start: number): Promise<Uint8Array> {
    const end = Math.min(size, start + 16)
    if (start < piece.start || end > piece.end) {
      const pieceEnd = Math.min(size, start + pieceBytes)
      piece = { start, end: pieceEnd, bytes: await read(start, pieceEnd) }
    }
    return piece.bytes.subarray(start - piece.start, end - piece.start)
  }
  let at = 0
  for (let count = 0; at < size && count < mostBoxes; count += 1) {
    const header = await headerAt(at)
    if (header.length < 8) return { hasIndex, isFragmented, isTorn: true, heads, media, readableBytes: at }
    const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
    const kind = String.fromCharCode(...header.subarray(4, 8))
    const claimed = view.getUint32(0)
    // 1: the size follows as 64 bits; 0: up to the end of the file.
    const length = claimed === 1 && header.length >= 16 ? Number(view.getBigUint64(8)) : claimed === 0 ? size - at : claimed
    if (length < 8) return { hasIndex, isFragmented, isTorn: true, heads, media, readableBytes: at }
    const isWhole = at + length <= size
    if (kind === 'moof') isFragmented = true
    if (!isWhole) return { hasIndex, isFragmented, isTorn: true, heads, media, readableBytes: kind === 'mdat' ? size : at }
    if (kind === 'moov') hasIndex = true
    if (kind === 'mdat') media.push({ start: at + (claimed === 1 ? 16 : 8), end: at + length })
    if (kind === 'moov' || kind === 'moof') heads.push({ start: at, end: at + length })
    at += length
  }
  return { hasIndex, isFragmented, isTorn: false, heads, media, readableBytes: size }
}
