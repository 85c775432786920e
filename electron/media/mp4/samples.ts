import { boxesIn, boxAt, findBox, viewOf } from './boxes'

/** The samples of one track, one entry each: frames of a picture track, packets of sound. Times count in the track's own units. */
export interface TrackSamples {
  readonly trackId: number
  /** When each is decoded. */
  readonly at: readonly number[]
  /** How much later each is shown. */
  readonly shift: readonly number[]
  readonly bytes: readonly number[]
  /** Can be decoded on its own. */
  readonly isKey: readonly boolean[]
  /** Length of the last one; the others last until the next. */
  readonly lastLength: number
  readonly chunks: readonly Chunk[]
}

/** Samples that lie one after the other in the file. */
export interface Chunk {
  /** Place in the file as it was, in bytes. */
  readonly offset: number
  readonly samples: number
}

interface Growing {
  readonly trackId: number
  readonly at: number[]
  readonly shift: number[]
  readonly bytes: number[]
  readonly isKey: boolean[]
  lastLength: number
  readonly chunks: Chunk[]
  readonly usual: { readonly length: number; readonly bytes: number; readonly flags: number }
}

/** Collects the samples of a fragmented file. `moov` is the inside of its index, which lists none itself. */
export function sampleCollector(moov: Uint8Array): { add(moof: Uint8Array, moofStart: number): void; readonly tracks: readonly TrackSamples[] } {
  const tracks = boxesIn(boxAt(moov, 'mvex'))
    .filter(({ kind }) => kind === 'trex')
    .map(({ body }) => newTrack(viewOf(body)))
  return {
    tracks,
    add(moof, moofStart) {
      for (const { kind, body } of boxesIn(moof)) if (kind === 'traf') addFragment(tracks, body, moofStart)
    },
  }
}

function newTrack(trex: DataView): Growing {
  const usual = { length: trex.getUint32(12), bytes: trex.getUint32(16), flags: trex.getUint32(20) }
  return { trackId: trex.getUint32(4), at: [], shift: [], bytes: [], isKey: [], lastLength: 0, chunks: [], usual }
}

const NOT_A_KEY = 0x10000

function addFragment(tracks: readonly Growing[], traf: Uint8Array, moofStart: number): void {
  const header = viewOf(boxAt(traf, 'tfhd'))
  const flags = header.getUint32(0)
  const track = tracks.find(({ trackId }) => trackId === header.getUint32(4))
  if (!track) throw new Error('A fragment of a track that the index does not name')
  let field = 8
  const next = (): number => header.getUint32((field += 4) - 4)
  let base = moofStart
  if (flags & 0x01) {
    base = Number(header.getBigUint64(field))
    field += 8
  }
  if (flags & 0x02) field += 4
  const usual = {
    length: flags & 0x08 ? next() : track.usual.length,
    bytes: flags & 0x10 ? next() : track.usual.bytes,
    flags: flags & 0x20 ? next() : track.usual.flags,
  }
  let at = decodeTimeIn(traf) ?? (track.at.at(-1) ?? 0) + track.lastLength
  for (const { kind, body } of boxesIn(traf)) if (kind === 'trun') at = addRun(track, viewOf(body), base, at, usual)
}

/** Gives the decode time after the run. */
function addRun(track: Growing, run: DataView, base: number, begins: number, usual: Growing['usual']): number {
  const flags = run.getUint32(0)
  const isSigned = run.getUint8(0) > 0
  const count = run.getUint32(4)
  if (!(flags & 0x01)) throw new Error('A run of samples that does not say where it lies')
  let field = 8
  const next = (): number => run.getUint32((field += 4) - 4)
  track.chunks.push({ offset: base + run.getInt32(8), samples: count })
  field += 4
  const first = flags & 0x04 ? next() : null
  let at = begins
  for (let index = 0; index < count; index += 1) {
    const length = flags & 0x100 ? next() : usual.length
    track.bytes.push(flags & 0x200 ? next() : usual.bytes)
    const own = flags & 0x400 ? next() : index === 0 && first !== null ? first : usual.flags
    const shift = flags & 0x800 ? next() : 0
    track.at.push(at)
    track.shift.push(isSigned ? shift | 0 : shift)
    track.isKey.push((own & NOT_A_KEY) === 0)
    track.lastLength = length
    at += length
  }
  return at
}

function decodeTimeIn(traf: Uint8Array): number | null {
  const body = findBox(traf, 'tfdt')
  if (!body) return null
  const view = viewOf(body)
  return view.getUint8(0) === 1 ? Number(view.getBigUint64(4)) : view.getUint32(4)
}
