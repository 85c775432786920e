import type { ByteRange } from '../../byte-range'
import type { ReadableFile } from '../readable-file'
import { boxesIn } from './boxes'
import { frontIndex } from './front-index'
import { outlineMp4 } from './outline'
import { sampleCollector } from './samples'

/**
 * Writes a fragmented MP4 as an ordinary one: one index in front, then pictures and sound as they lay, untouched. A browser
 * opens that with three requests, where it would have to look up every fragment first. Holds some sixty bytes a frame in memory.
 * Gives false, and writes nothing, where there is nothing to be done.
 */
export async function putIndexFirst(file: ReadableFile, write: (bytes: Uint8Array) => Promise<void>): Promise<boolean> {
  const outline = await outlineMp4((start, end) => file.part(start, end), file.bytes)
  const [index, ...fragments] = outline.heads
  if (!outline.isFragmented || outline.isTorn || !index) return false
  const [moov] = boxesIn(await file.part(index.start, index.end))
  if (moov?.kind !== 'moov') return false
  const collector = sampleCollector(moov.body)
  for (const { start, end } of fragments) {
    const [moof] = boxesIn(await file.part(start, end))
    if (moof?.kind === 'moof') collector.add(moof.body, start)
  }
  const { place, mediaBytes } = placesIn(outline.media)
  await write(frontIndex(moov.body, collector.tracks, mediaBytes, place))
  for (const { start, end } of outline.media) for await (const piece of file.pieces(start, end)) await write(piece)
  return true
}

/** Where bytes of these stretches come to lie when the stretches are put one after the other. */
function placesIn(media: readonly ByteRange[]): { readonly mediaBytes: number; readonly place: (offset: number) => number } {
  const before: number[] = []
  let mediaBytes = 0
  for (const { start, end } of media) {
    before.push(mediaBytes)
    mediaBytes += end - start
  }
  return {
    mediaBytes,
    place(offset) {
      let [low, high] = [0, media.length - 1]
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((media[middle]?.start ?? 0) <= offset) low = middle
        else high = middle - 1
      }
      const stretch = media[low]
      if (!stretch || offset < stretch.start || offset >= stretch.end) throw new Error('A sample lies outside of the pictures and sound')
      return (before[low] ?? 0) + offset - stretch.start
    },
  }
}
