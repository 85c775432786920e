import { VaultDamaged } from '../crypto/damaged'
import type { DiskFile } from '../disk'

const WINDOW_BYTES = 1_024 * 1_024

/** Reads a file from front to back in few large pieces. What it gives is good until it is asked again. */
export function windowOn(file: DiskFile, size: number): (from: number, length: number) => Promise<Buffer> {
  let window = Buffer.alloc(0)
  let [start, end] = [0, 0]

  return async (from, length) => {
    if (from < start || from + length > end) {
      const wanted = Math.min(Math.max(length, WINDOW_BYTES), size - from)
      if (window.length < wanted) window = Buffer.allocUnsafeSlow(wanted)
      await readFully(file, window.subarray(0, wanted), from)
      start = from
      end = from + wanted
    }
    return window.subarray(from - start, from - start + length)
  }
}

/** Fills `into`. A file that has become shorter than it was is `VaultDamaged`. */
export async function readFully(file: DiskFile, into: Uint8Array, from: number): Promise<void> {
  for (let done = 0; done < into.length; ) {
    const read = await file.read(into.subarray(done), from + done)
    if (read === 0) throw new VaultDamaged('tampered')
    done += read
  }
}
