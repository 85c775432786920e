import type { ByteRange } from '../../byte-range'
import { mostBytesAtOnce } from '../limits'

/**
 * True where the tables inside an index (`moov`) or a fragment's head (`moof`) claim no more than a film can hold. A number in
 * them is a promise of so many frames, and a reader that believes a wrong one counts to four thousand million without
 * looking up: one damaged byte would hold up the whole app.
 */
export async function hasSoundTables(read: (start: number, end: number) => Promise<Uint8Array>, heads: readonly ByteRange[]): Promise<boolean> {
  for (const { start, end } of heads) {
    if (end - start > mostBytesAtOnce) return false
    const head = await read(start, end)
    const counts = newCounts()
    if (!isSound(new DataView(head.buffer, head.byteOffset, head.byteLength), 0, head.byteLength, 0, counts) || !fitsTogether(counts)) return false
  }
  return true
}

/** Six hours of a hundred and eighty pictures a second. */
export const mostFrames = 4_000_000
const mostFramesInRun = 100_000
const deepest = 16

/** What the tables of one track say; they are only wrong together. */
interface TrackCounts {
  timed: number
  shifted: number
  /** Sizes listed one by one; 0 where all are the same. */
  sized: number
  chunks: number
  lastChunk: number
  mostInChunk: number
}

const newCounts = (): TrackCounts => ({ timed: 0, shifted: 0, sized: 0, chunks: 0, lastChunk: 0, mostInChunk: 0 })

// Uncompressed sound counts every sample, thousands of millions in a long film; but it shifts none and lists no sizes.
const fitsTogether = ({ timed, shifted, sized, chunks, lastChunk, mostInChunk }: TrackCounts): boolean =>
  shifted <= mostFrames && (shifted === 0 || timed <= mostFrames) && lastChunk <= chunks + 1 && (sized <= 1 || mostInChunk <= sized)

const folders: ReadonlySet<string> = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'dinf', 'edts', 'udta', 'mvex', 'moof', 'traf'])

function isSound(view: DataView, start: number, end: number, depth: number, counts: TrackCounts): boolean {
  if (depth > deepest) return false
  for (let at = start; at + 8 <= end; ) {
    const kind = String.fromCharCode(view.getUint8(at + 4), view.getUint8(at + 5), view.getUint8(at + 6), view.getUint8(at + 7))
    const claimed = view.getUint32(at)
    const isLong = claimed === 1 && at + 16 <= end
    const length = isLong ? Number(view.getBigUint64(at + 8)) : claimed === 0 ? end - at : claimed
    if (length < 8) return true
    const body = at + (isLong ? 16 : 8)
    const bodyEnd = Math.min(end, at + length)
    if (folders.has(kind)) {
      const own = kind === 'trak' ? newCounts() : counts
      if (!isSound(view, body, bodyEnd, depth + 1, own)) return false
      if (kind === 'trak' && !fitsTogether(own)) return false
    } else if (!tableIsSound(kind, view, body, bodyEnd, counts)) return false
    at += length
  }
  return true
}

function tableIsSound(kind: string, view: DataView, body: number, end: number, counts: TrackCounts): boolean {
  const entries = (width: number): number => Math.min(view.getUint32(body + 4), Math.floor((end - body - 8) / width))
  if (end - body < 8) return true
  switch (kind) {
    case 'stts':
      for (let index = 0; index < entries(8); index += 1) counts.timed += view.getUint32(body + 8 + index * 8)
      return true
    case 'ctts':
      for (let index = 0; index < entries(8); index += 1) counts.shifted += view.getUint32(body + 8 + index * 8)
      return true
    case 'stsc':
      for (let index = 0; index < entries(12); index += 1) {
        counts.lastChunk = Math.max(counts.lastChunk, view.getUint32(body + 8 + index * 12))
        counts.mostInChunk = Math.max(counts.mostInChunk, view.getUint32(body + 12 + index * 12))
      }
      return true
    case 'stsz':
      if (view.getUint32(body + 4) === 0 && end - body >= 12) counts.sized += Math.min(view.getUint32(body + 8), Math.floor((end - body - 12) / 4))
      return true
    case 'stco':
    case 'co64':
      counts.chunks += entries(kind === 'stco' ? 4 : 8)
      return true
    case 'trun':
      return view.getUint32(body + 4) <= mostFramesInRun
    default:
      return true
  }
}
