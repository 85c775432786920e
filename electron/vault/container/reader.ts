import { TAG_BYTES } from '../crypto/aead'
import { isSame } from '../crypto/derive'
import { VaultDamaged } from '../crypto/damaged'
import { wipe } from '../crypto/secrets'
import type { Disk, DiskFile } from '../disk'
import { NO_TAG, openEpoch, type Epoch } from './epoch'
import { FINAL_BODY_BYTES, FINAL_BYTES, readFinal, type Final } from './final'
import { checkHeader, HEADER_BYTES, OVERHEAD_BYTES, readRecordHeader, sealedContext, type ContainerIdentity, type ContainerSeal } from './format'
import { evenPlaces, findPlaces, listedPlaces, type Places } from './places'
import { openRecord } from './record'
import { BEGINNING_BYTES, forget, walk, type Place } from './walk'
import { readFully } from './window'

export interface ContainerReader {
  /** Length of the plain bytes. */
  readonly bytes: number
  /** Null where the file has no end: something is, or was, still writing it. */
  readonly seal: ContainerSeal | null
  /** `[start, end)`; nothing is given out before its tag was checked. Errors: `VaultDamaged`. */
  read(start: number, end: number): AsyncIterable<Uint8Array>
  /** Reads everything; throws `VaultDamaged` at the first fault. */
  verify(): Promise<void>
  close(): Promise<void>
}

/**
 * With `expected`, the file must have its end and be this very one. With null, an unfinished file may be read as far as it is whole
 * (which is found out by reading it, about a second for each GiB). Errors: `VaultDamaged`, and those of the file system.
 */
export async function openContainer(disk: Disk, path: string, identity: ContainerIdentity, expected: ContainerSeal | null): Promise<ContainerReader> {
  const facts = await disk.facts(path)
  if (!facts) throw new VaultDamaged('missing')
  const file = await disk.open(path, 'read')
  try {
    const given = { file, size: facts.bytes, identity }
    return readerOf(given, expected ? await finished(given, expected) : await asFarAsWhole(given))
  } catch (error) {
    await file.close()
    throw error
  }
}

interface Given {
  readonly file: DiskFile
  readonly size: number
  readonly identity: ContainerIdentity
}

interface Content {
  readonly places: Places
  readonly epochs: readonly Epoch[]
  readonly bytes: number
  readonly seal: ContainerSeal | null
}

async function asFarAsWhole({ file, size, identity }: Given): Promise<Content> {
  const places: Place[] = []
  const note = (_: Buffer, place: Place) => void places.push(place)
  const { epochs, tally, seal } = await walk({ file, size, identity, mode: 'stream', onData: note })
  return { places: listedPlaces(places), epochs, bytes: tally.bytes, seal }
}

async function finished({ file, size, identity }: Given, expected: ContainerSeal): Promise<Content> {
  if (size < BEGINNING_BYTES + FINAL_BYTES) throw new VaultDamaged('tampered')
  const beginning = Buffer.alloc(BEGINNING_BYTES)
  await readFully(file, beginning, 0)
  checkHeader(beginning.subarray(0, HEADER_BYTES), identity, 'stream')
  const context = sealedContext(identity, 'stream')
  const first = openEpoch(identity, context, beginning.subarray(HEADER_BYTES), { number: 1, offset: 0, previousTag: NO_TAG })

  const end = Buffer.alloc(FINAL_BYTES)
  await readFully(file, end, size - FINAL_BYTES)
  if (!isSame(end.subarray(-TAG_BYTES), expected.finalTag)) throw new VaultDamaged('tampered')

  // With one epoch the end says by itself whether places can be computed; with more, they are found first, and its key with them.
  const isOneEpoch = readRecordHeader(end, 0)?.epoch === 1
  const early = isOneEpoch ? openFinal(end, first, context, expected) : null
  if (early?.isEven) {
    const places = evenPlaces(early.bytes)
    if (size !== BEGINNING_BYTES + early.bytes + places.count * OVERHEAD_BYTES + FINAL_BYTES || early.records !== places.count) throw new VaultDamaged('tampered')
    return { places, epochs: [first], bytes: early.bytes, seal: expected }
  }
  const found = await findPlaces(file, size, identity, context, first)
  const final = early ?? openFinal(end, found.epochs.at(-1) ?? first, context, expected)
  if (final.records !== found.places.length || final.bytes !== found.bytes) throw new VaultDamaged('tampered')
  return { places: listedPlaces(found.places), epochs: found.epochs, bytes: found.bytes, seal: expected }
}

function openFinal(record: Buffer, epoch: Epoch, context: Uint8Array, expected: ContainerSeal): Final {
  // How many records the last epoch has is not known yet; the tag answers for it, and `records` is compared.
  const seq = readRecordHeader(record, 0)?.seq ?? 0
  const final = readFinal(openRecord(record, epoch, context, { kind: 'final', epoch: epoch.number, seq, length: FINAL_BODY_BYTES, offset: expected.bytes }))
  if (final.bytes !== expected.bytes) throw new VaultDamaged('tampered')
  return final
}

// Few large reads; a whole film is 1,000 of them for each GiB.
const FETCH_BYTES = 1_024 * 1_024
const REMEMBERED_RECORDS = 8

function readerOf({ file, size, identity }: Given, { places, epochs, bytes, seal }: Content): ContainerReader {
  const context = sealedContext(identity, 'stream')
  /** Records of which only a part was asked for: the next part is often asked for next. The oldest comes first. */
  const remembered = new Map<number, Buffer>()
  let isClosed = false

  function open(record: Buffer, { epoch: number, seq, length, offset }: Place): Buffer {
    const epoch = epochs[number - 1]
    if (!epoch) throw new VaultDamaged('tampered')
    return openRecord(record, epoch, context, { kind: 'data', epoch: number, seq, length, offset })
  }

  function remember(index: number, plain: Buffer): void {
    remembered.set(index, Buffer.from(plain))
    const oldest = remembered.keys().next().value
    if (remembered.size <= REMEMBERED_RECORDS || oldest === undefined) return
    remembered.get(oldest)?.fill(0)
    remembered.delete(oldest)
  }

  /** The records from `first` on, at most to `last`, that lie within one fetch. */
  function fetchableTo(first: number, last: number): number {
    const limit = places.at(first).position + FETCH_BYTES
    let index = first
    while (index < last && endOf(places.at(index + 1)) <= limit) index += 1
    return index
  }

  async function* records(first: number, last: number): AsyncGenerator<readonly [number, Buffer]> {
    for (let index = first; index <= last; ) {
      const known = remembered.get(index)
      if (known) {
        yield [index, Buffer.from(known)]
        index += 1
        continue
      }
      const through = fetchableTo(index, last)
      const start = places.at(index).position
      const fetched = Buffer.allocUnsafe(endOf(places.at(through)) - start)
      await readFully(file, fetched, start)
      for (; index <= through; index += 1) {
        const place = places.at(index)
        yield [index, open(fetched.subarray(place.position - start, endOf(place) - start), place)]
      }
    }
  }

  return {
    bytes,
    seal,
    async *read(start, end) {
      if (!(start >= 0 && start <= end && end <= bytes)) throw new RangeError(`[${start}, ${end}) of ${bytes} bytes`)
      if (isClosed) throw new Error('This file has been closed')
      if (start === end) return
      for await (const [index, plain] of records(places.indexOf(start), places.indexOf(end - 1))) {
        const { offset, length } = places.at(index)
        if (length === 0) continue
        const part = plain.subarray(Math.max(start - offset, 0), Math.min(end - offset, length))
        if (part.length < length) remember(index, plain)
        yield part
      }
    },
    async verify() {
      const walked = await walk({ file, size, identity, mode: 'stream', onData: () => undefined })
      forget(walked.epochs)
      const isSameEnd = seal ? walked.seal !== null && isSame(walked.seal.finalTag, seal.finalTag) : walked.seal === null
      if (!isSameEnd || walked.tally.bytes !== bytes) throw new VaultDamaged('tampered')
    },
    async close() {
      if (isClosed) return
      isClosed = true
      forget(epochs)
      for (const plain of remembered.values()) wipe(plain)
      remembered.clear()
      await file.close()
    },
  }
}

const endOf = (place: Place) => place.position + OVERHEAD_BYTES + place.length
