import type { ReadableFile } from '../readable-file'
import { elementAt, elementsIn, fraction, longestHead, makeElement, makeHead, numberIn, wholeNumber, type Element } from './elements'

const EBML = 0x1a45dfa3
const SEGMENT = 0x18538067
const INFO = 0x1549a966
const DURATION = 0x4489
const TRACKS = 0x1654ae6b
const TRACK_ENTRY = 0xae
const TRACK_NUMBER = 0xd7
const TRACK_TYPE = 0x83
const PICTURES = 1
const CLUSTER = 0x1f43b675
const TIME_OF_CLUSTER = 0xe7
const SIMPLE_BLOCK = 0xa3
const BLOCK_GROUP = 0xa0
const BLOCK = 0xa1
const CUES = 0x1c53bb6b
const CUE = 0xbb
const CUE_TIME = 0xb3
const CUE_PLACES = 0xb7
const CUE_TRACK = 0xf7
const CUE_CLUSTER = 0xf1

/**
 * Writes a WebM that says neither how long it is nor where its key frames are as one that says both in front; pictures and
 * sound go out as they lay, untouched. Gives false, and writes nothing, where the file is not one as ffmpeg writes it to a pipe.
 */
export async function putCuesFirst(file: ReadableFile, write: (bytes: Uint8Array) => Promise<void>): Promise<boolean> {
  const top = await topOf(file)
  const [info, tracks] = [top.find(({ id }) => id === INFO), top.find(({ id }) => id === TRACKS)]
  const clusters = top.filter(({ id }) => id === CLUSTER)
  if (top[0]?.id !== EBML || !info || !tracks || clusters.length === 0) return false
  const trackBytes = await file.part(tracks.body, tracks.end)
  const pictures = pictureTrack(trackBytes)
  const told = await tell(file, clusters, pictures)

  const head = await file.part(top[0].start, top[0].end)
  const kept = [...elementsIn(await file.part(info.body, info.end))].filter(({ id }) => id !== DURATION).map(({ id, body }) => makeElement(id, body))
  const about = Buffer.concat([makeElement(INFO, ...kept, makeElement(DURATION, fraction(told.duration))), makeElement(TRACKS, trackBytes)])
  const cuesLength = cuesOf(told.keyFrames, pictures, () => 0).length
  // Places count from the first byte inside the segment; those of the list itself do not change its length.
  const before = about.length + cuesLength
  const places = new Map<Element, number>()
  let at = before
  for (const cluster of clusters) {
    places.set(cluster, at)
    at += cluster.end - cluster.start
  }
  await write(Buffer.concat([head, makeHead(SEGMENT, at), about, cuesOf(told.keyFrames, pictures, (cluster) => places.get(cluster) ?? 0)]))
  for (const { start, end } of clusters) for await (const piece of file.pieces(start, end)) await write(piece)
  return true
}

interface KeyFrame {
  readonly time: number
  readonly cluster: Element
}

const cuesOf = (keyFrames: readonly KeyFrame[], track: number, place: (cluster: Element) => number): Buffer =>
  makeElement(
    CUES,
    ...keyFrames.map(({ time, cluster }) =>
      makeElement(CUE, makeElement(CUE_TIME, wholeNumber(time)), makeElement(CUE_PLACES, makeElement(CUE_TRACK, wholeNumber(track)), makeElement(CUE_CLUSTER, wholeNumber(place(cluster))))),
    ),
  )

/** What lies side by side in the file and inside its segment. One that breaks off is left out. */
async function topOf(file: ReadableFile): Promise<Element[]> {
  const found: Element[] = []
  for (let at = 0; at < file.bytes; ) {
    const element = elementAt(await file.part(at, Math.min(file.bytes, at + longestHead)), at)
    if (!element) break
    if (element.id === SEGMENT) {
      at = element.body
      continue
    }
    if (element.end > file.bytes) break
    found.push(element)
    at = element.end
  }
  return found
}

function pictureTrack(tracks: Uint8Array): number {
  for (const { id, body } of elementsIn(tracks)) {
    if (id !== TRACK_ENTRY) continue
    const entry = new Map([...elementsIn(body)].map((element) => [element.id, element.body]))
    if (numberIn(entry.get(TRACK_TYPE) ?? new Uint8Array()) === PICTURES) return numberIn(entry.get(TRACK_NUMBER) ?? new Uint8Array())
  }
  return 1
}

/** How long everything lasts and where key frames lie, in the file's own units of time. The last frame of a track lasts as long as the one before. */
async function tell(file: ReadableFile, clusters: readonly Element[], pictures: number): Promise<{ readonly duration: number; readonly keyFrames: readonly KeyFrame[] }> {
  const keyFrames: KeyFrame[] = []
  const ends = new Map<number, { readonly at: number; readonly lasts: number }>()
  for (const cluster of clusters) {
    let base = 0
    for (const { id, body } of elementsIn(await file.part(cluster.body, cluster.end))) {
      if (id === TIME_OF_CLUSTER) base = numberIn(body)
      const block = id === SIMPLE_BLOCK ? body : id === BLOCK_GROUP ? [...elementsIn(body)].find((inner) => inner.id === BLOCK)?.body : undefined
      if (!block || block.length < 4) continue
      const track = (block[0] ?? 0) & 0x7f
      const at = base + new DataView(block.buffer, block.byteOffset).getInt16(1)
      const last = ends.get(track)
      if (!last || at > last.at) ends.set(track, { at, lasts: last ? at - last.at : 0 })
      const isKey = id === SIMPLE_BLOCK && ((block[3] ?? 0) & 0x80) !== 0
      if (track === pictures && isKey) keyFrames.push({ time: Math.max(0, at), cluster })
    }
  }
  return { duration: Math.max(0, ...[...ends.values()].map(({ at, lasts }) => at + lasts)), keyFrames }
}
