import { TAG_BYTES } from '../crypto/aead'
import { VaultDamaged } from '../crypto/damaged'
import type { DiskFile } from '../disk'
import { EPOCH_BYTES, openEpoch, type Epoch } from './epoch'
import { FINAL_BYTES } from './final'
import { OVERHEAD_BYTES, readRecordHeader, RECORD_BYTES, RECORD_HEADER_BYTES, type ContainerIdentity } from './format'
import { BEGINNING_BYTES, type Place } from './walk'
import { readFully } from './window'

/** Where each DATA record of a file lies. */
export interface Places {
  readonly count: number
  at(index: number): Place
  /** The record that holds this plain byte. */
  indexOf(offset: number): number
}

/** Computed: every record but the last is full. */
export function evenPlaces(bytes: number): Places {
  return {
    count: Math.ceil(bytes / RECORD_BYTES),
    at: (index) => ({
      position: BEGINNING_BYTES + index * (RECORD_BYTES + OVERHEAD_BYTES),
      epoch: 1,
      seq: index + 1,
      length: Math.min(RECORD_BYTES, bytes - index * RECORD_BYTES),
      offset: index * RECORD_BYTES,
    }),
    indexOf: (offset) => Math.floor(offset / RECORD_BYTES),
  }
}

export function listedPlaces(places: readonly Place[]): Places {
  return {
    count: places.length,
    at(index) {
      const place = places[index]
      if (!place) throw new RangeError(`No record ${index} of ${places.length}`)
      return place
    },
    indexOf(offset) {
      let [low, high] = [0, places.length]
      while (low + 1 < high) {
        const middle = (low + high) >> 1
        if ((places[middle]?.offset ?? Infinity) <= offset) low = middle
        else high = middle
      }
      return low
    },
  }
}

/**
 * The way through a finished file by its records' headers alone. What they say is checked when a record is read: a place that
 * was tampered with leads to a record that does not open.
 */
export async function findPlaces(file: DiskFile, size: number, identity: ContainerIdentity, context: Uint8Array, first: Epoch): Promise<{ readonly places: readonly Place[]; readonly epochs: readonly Epoch[]; readonly bytes: number }> {
  const places: Place[] = []
  const epochs = [first]
  const jointAt = jointsOf(file, size - FINAL_BYTES)
  let [bytes, seq, at] = [0, 0, BEGINNING_BYTES]
  while (at < size - FINAL_BYTES) {
    const joint = await jointAt(at)
    const header = readRecordHeader(joint, TAG_BYTES)
    if (!header || header.offset !== bytes || header.kind === 'final') throw new VaultDamaged('tampered')
    if (header.kind === 'epoch') {
      const record = Buffer.alloc(EPOCH_BYTES)
      await readFully(file, record, at)
      epochs.push(openEpoch(identity, context, record, { number: epochs.length + 1, offset: bytes, previousTag: joint.subarray(0, TAG_BYTES) }))
      seq = 0
      at += EPOCH_BYTES
      continue
    }
    seq += 1
    if (header.length > RECORD_BYTES || header.seq !== seq || header.epoch !== epochs.length) throw new VaultDamaged('tampered')
    places.push({ position: at, epoch: header.epoch, seq, length: header.length, offset: bytes })
    bytes += header.length
    at += OVERHEAD_BYTES + header.length
  }
  if (at !== size - FINAL_BYTES) throw new VaultDamaged('tampered')
  return { places, epochs, bytes }
}

// Most records are full, also where pieces were synced one by one: the next few are asked for at once.
const GUESSED_AHEAD = 8

/** Where two records meet: the tag of the one in front, which is what ties an epoch to all before it, and the header of the next. */
function jointsOf(file: DiskFile, end: number): (at: number) => Promise<Buffer> {
  let guessed = new Map<number, Promise<Buffer>>()

  async function joint(at: number): Promise<Buffer> {
    const bytes = Buffer.alloc(TAG_BYTES + RECORD_HEADER_BYTES)
    await readFully(file, bytes, at - TAG_BYTES)
    return bytes
  }

  return async (at) => {
    const known = guessed.get(at)
    if (known) return known
    const places = Array.from({ length: GUESSED_AHEAD }, (_, index) => at + index * (RECORD_BYTES + OVERHEAD_BYTES)).filter((place) => place === at || place < end)
    guessed = new Map(places.map((place) => [place, joint(place)]))
    await Promise.allSettled(guessed.values())
    return guessed.get(at) ?? joint(at)
  }
}
