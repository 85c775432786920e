import type { Disk } from './disk'
import { onDisk } from './disk-failure'

const READ_BYTES = 512 * 1_024

/** Bytes `[start, end)` of a file, piece by piece. Each piece is memory of its own: the receiver may keep it. */
export async function* readRange(disk: Disk, path: string, range: { readonly start: number; readonly end: number }, size: number): AsyncIterable<Uint8Array> {
  if (range.start < 0 || range.end < range.start || range.end > size) throw new RangeError('Outside of what is kept under this key')
  const file = await onDisk(0, () => disk.open(path, 'read'))
  try {
    for (let at = range.start; at < range.end; ) {
      const piece = new Uint8Array(Math.min(READ_BYTES, range.end - at))
      const got = await onDisk(0, () => file.read(piece, at))
      if (got === 0) throw new Error('Footage ended before its length')
      yield got === piece.length ? piece : piece.subarray(0, got)
      at += got
    }
  } finally {
    await file.close()
  }
}
