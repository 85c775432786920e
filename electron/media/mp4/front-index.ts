import { boxAt, boxesIn, findBox, longWords, makeBox, makeFullBox, viewOf, words } from './boxes'
import type { TrackSamples } from './samples'

/**
 * Everything of an ordinary MP4 file that stands before its pictures and sound: the kind of file, the index, and the head
 * of the box in which they lie. `place` tells where a byte of the fragmented file comes to lie among the `mediaBytes`.
 */
export function frontIndex(moov: Uint8Array, tracks: readonly TrackSamples[], mediaBytes: number, place: (offset: number) => number): Uint8Array {
  const isLarge = mediaBytes > LARGE
  const dataHead = isLarge ? Buffer.concat([words([1]), Buffer.from('mdat'), longWords([mediaBytes + 16])]) : Buffer.concat([words([mediaBytes + 8]), Buffer.from('mdat')])
  // The places of the chunks change nothing about the index's length.
  const withIndex = (before: number) => Buffer.concat([fileKind, indexOf(moov, tracks, (offset) => before + place(offset), isLarge), dataHead])
  return withIndex(withIndex(0).length)
}

const LARGE = 0xf000_0000
const fileKind = makeBox('ftyp', Buffer.from('isom'), words([0x200]), Buffer.from('isomiso2mp41'))

function indexOf(moov: Uint8Array, tracks: readonly TrackSamples[], place: (offset: number) => number, isLarge: boolean): Uint8Array {
  const movieScale = viewOf(boxAt(moov, 'mvhd')).getUint32(viewOf(boxAt(moov, 'mvhd')).getUint8(0) === 1 ? 20 : 12)
  const traks = boxesIn(moov)
    .filter(({ kind }) => kind === 'trak')
    .flatMap(({ body }) => {
      const samples = tracks.find(({ trackId }) => trackId === trackIdOf(body))
      return samples && samples.at.length > 0 ? [trackBox(body, samples, movieScale, place, isLarge)] : []
    })
  const longest = traks.reduce((most, { length }) => Math.max(most, length), 0)
  return makeBox('moov', withLength('mvhd', boxAt(moov, 'mvhd'), 4, longest), ...traks.map(({ bytes }) => bytes))
}

const trackIdOf = (trak: Uint8Array): number => {
  const header = viewOf(boxAt(trak, 'tkhd'))
  return header.getUint32(header.getUint8(0) === 1 ? 20 : 12)
}

function trackBox(trak: Uint8Array, samples: TrackSamples, movieScale: number, place: (offset: number) => number, isLarge: boolean): { bytes: Uint8Array; length: number } {
  const clock = boxAt(trak, 'mdia', 'mdhd')
  const scale = viewOf(clock).getUint32(viewOf(clock).getUint8(0) === 1 ? 20 : 12)
  const begin = samples.at[0] ?? 0
  const decoded = (samples.at.at(-1) ?? 0) + samples.lastLength - begin
  const edit = editOf(trak, begin, scale, movieScale)
  // The last picture to be shown need not be the last to be decoded.
  let ends = 0
  samples.at.forEach((at, index) => {
    const lasts = index + 1 < samples.at.length ? (samples.at[index + 1] ?? 0) - at : samples.lastLength
    ends = Math.max(ends, at - begin + (samples.shift[index] ?? 0) + lasts)
  })
  const shown = Math.round(((ends - edit.from) * movieScale) / scale)
  const length = edit.wait + shown
  const rows = [...(edit.wait > 0 ? [[edit.wait, -1]] : []), [shown, edit.from]]
  const edits = makeFullBox('elst', 0, words([rows.length]), ...rows.map(([lasts = 0, from = 0]) => words([lasts, from, 0x10000])))
  const media = boxesIn(boxAt(trak, 'mdia')).map(({ kind, body }) => {
    if (kind === 'mdhd') return withLength('mdhd', body, 4, decoded)
    return kind === 'minf' ? makeBox('minf', ...boxesIn(body).map((inner) => (inner.kind === 'stbl' ? sampleTables(inner.body, samples, place, isLarge) : makeBox(inner.kind, inner.body)))) : makeBox(kind, body)
  })
  return { length, bytes: makeBox('trak', withLength('tkhd', boxAt(trak, 'tkhd'), 8, length), makeBox('edts', edits), makeBox('mdia', ...media)) }
}

/** How long nothing is shown at first (in units of the film), and from where in the track it is then shown (in its own). */
function editOf(trak: Uint8Array, begin: number, scale: number, movieScale: number): { readonly wait: number; readonly from: number } {
  const body = findBox(trak, 'edts', 'elst')
  let wait = 0
  let from = 0
  if (body) {
    const view = viewOf(body)
    const isLong = view.getUint8(0) === 1
    for (let row = 0; row < view.getUint32(4); row += 1) {
      const at = 8 + row * (isLong ? 20 : 12)
      const start = isLong ? Number(view.getBigInt64(at + 8)) : view.getInt32(at + 4)
      if (start === -1) wait += isLong ? Number(view.getBigUint64(at)) : view.getUint32(at)
      else from = start
    }
  }
  // Times in an ordinary file begin at zero; what began later waits that much longer.
  return from >= begin ? { wait, from: from - begin } : { wait: wait + Math.round(((begin - from) * movieScale) / scale), from: 0 }
}

/** The same box with another length in it, which lies `gap` bytes after the two times at its front. Those are left out. */
function withLength(kind: string, body: Uint8Array, gap: number, length: number): Uint8Array {
  const width = body[0] === 1 ? 8 : 4
  const rest = body.subarray(4 + 3 * width + gap)
  const own = body.subarray(4 + 2 * width, 4 + 2 * width + gap)
  const flags = words([viewOf(body).getUint32(0) & 0xffffff])
  const isLong = length > 0xffff_fffe
  if (isLong) flags[0] = 1
  return isLong ? makeBox(kind, flags, longWords([0, 0]), own, longWords([length]), rest) : makeBox(kind, flags, words([0, 0]), own, words([length]), rest)
}

function sampleTables(stbl: Uint8Array, { at, shift, bytes, isKey, lastLength, chunks }: TrackSamples, place: (offset: number) => number, isLarge: boolean): Uint8Array {
  const lengths = runs(at.map((time, index) => (index + 1 < at.length ? (at[index + 1] ?? 0) - time : lastLength)))
  const shifts = runs(shift)
  const keys = isKey.flatMap((key, index) => (key ? [index + 1] : []))
  const perChunk: number[] = []
  chunks.forEach(({ samples }, index) => {
    if (samples !== chunks[index - 1]?.samples) perChunk.push(index + 1, samples, 1)
  })
  const places = chunks.map(({ offset }) => place(offset))
  return makeBox(
    'stbl',
    makeBox('stsd', boxAt(stbl, 'stsd')),
    makeFullBox('stts', 0, words([lengths.length / 2]), words(lengths)),
    ...(keys.length === isKey.length ? [] : [makeFullBox('stss', 0, words([keys.length]), words(keys))]),
    ...(shifts.length === 2 && shifts[1] === 0 ? [] : [makeFullBox('ctts', shift.some((by) => by < 0) ? 1 : 0, words([shifts.length / 2]), words(shifts))]),
    makeFullBox('stsc', 0, words([perChunk.length / 3]), words(perChunk)),
    makeFullBox('stsz', 0, words([0, bytes.length]), words(bytes)),
    isLarge ? makeFullBox('co64', 0, words([places.length]), longWords(places)) : makeFullBox('stco', 0, words([places.length]), words(places)),
  )
}

/** How often each value follows itself: count, value, count, value… */
function runs(values: readonly number[]): number[] {
  const found: number[] = []
  let count = 0
  values.forEach((value, index) => {
    count += 1
    if (index + 1 < values.length && values[index + 1] === value) return
    found.push(count, value)
    count = 0
  })
  return found
}
