import { TAG_BYTES } from '../crypto/aead'
import { isSame } from '../crypto/derive'
import { VaultDamaged } from '../crypto/damaged'
import { wipe } from '../crypto/secrets'
import type { DiskFile } from '../disk'
import { EPOCH_BYTES, openEpoch, type Epoch } from './epoch'
import { FINAL_BODY_BYTES, readFinal } from './final'
import { checkHeader, HEADER_BYTES, longestRecord, OVERHEAD_BYTES, readRecordHeader, RECORD_HEADER_BYTES, sealedContext, type ContainerIdentity, type ContainerMode, type ContainerSeal, type RecordHeader } from './format'
import { emptyTally, noteData, noteEpoch, type Tally } from './tally'
import { openRecord } from './record'
import { windowOn } from './window'

/** Where a DATA record lies; its epoch by number. */
export interface Place {
  readonly position: number
  readonly epoch: number
  readonly seq: number
  readonly length: number
  readonly offset: number
}

export interface Walked {
  readonly tally: Tally
  /** Where the last whole record ends; 0 where not even the beginning of the file was ever on disk. */
  readonly end: number
  readonly seal: ContainerSeal | null
  /** Of each epoch in turn. */
  readonly epochs: readonly Epoch[]
}

interface WalkOptions {
  readonly file: DiskFile
  /** Length of the file. */
  readonly size: number
  readonly identity: ContainerIdentity
  readonly mode: ContainerMode
  /** Given in order, each only after its tag was checked, and overwritten as soon as this returns. */
  readonly onData: (plain: Buffer, place: Place) => void
  /** Goes no further than this many plain bytes. */
  readonly upTo?: number
}

export const BEGINNING_BYTES = HEADER_BYTES + EPOCH_BYTES

/**
 * Reads a file record by record, as far as it is whole. A power cut can only hurt what was not yet synced: damage in front of
 * a record that was written after a sync is `VaultDamaged`, any other end is where a torn file is cut.
 */
export async function walk({ file, size, identity, mode, onData, upTo = Number.MAX_SAFE_INTEGER }: WalkOptions): Promise<Walked> {
  const bytesAt = windowOn(file, size)
  const tally = emptyTally()
  const context = sealedContext(identity, mode)
  const epochs: Epoch[] = []
  let seq = 0
  let at = HEADER_BYTES

  if (await isUnborn(bytesAt, size)) return { tally, end: 0, seal: null, epochs }
  if (size < BEGINNING_BYTES) throw new VaultDamaged('tampered')
  checkHeader(await bytesAt(0, HEADER_BYTES), identity, mode)

  async function recordAt(): Promise<{ readonly header: RecordHeader; readonly record: Buffer } | null> {
    if (size - at < OVERHEAD_BYTES) return null
    const header = readRecordHeader(await bytesAt(at, RECORD_HEADER_BYTES), 0)
    if (!header || header.length > longestRecord[mode] || size - at < OVERHEAD_BYTES + header.length) return null
    return { header, record: await bytesAt(at, OVERHEAD_BYTES + header.length) }
  }

  /** True where the record is the one that must come here. */
  function take(header: RecordHeader, record: Buffer): ContainerSeal | boolean {
    const tag = record.subarray(-TAG_BYTES)
    if (header.kind === 'epoch') {
      epochs.push(openEpoch(identity, context, record, { number: tally.epochs + 1, offset: tally.bytes, previousTag: tally.lastTag }))
      noteEpoch(tally, tag)
      seq = 0
      return true
    }
    const epoch = epochs.at(-1)
    if (!epoch) return false
    const { kind, length } = header
    const plain = openRecord(record, epoch, context, { kind, length, epoch: epoch.number, seq: seq + 1, offset: tally.bytes })
    if (kind === 'final') return sealOf(plain, tally, tag)
    try {
      onData(plain, { position: at, epoch: epoch.number, seq: seq + 1, length, offset: tally.bytes })
    } finally {
      wipe(plain)
    }
    noteData(tally, length, tag)
    seq += 1
    return true
  }

  try {
    while (at < size) {
      const found = await recordAt()
      if (found && found.header.kind === 'data' && found.header.offset + found.header.length > upTo) break
      const taken = found !== null && orFalse(() => take(found.header, found.record))
      if (!found || taken === false) {
        if (at < BEGINNING_BYTES || (await isFollowedBySynced(bytesAt, at + 1, size, tally))) throw new VaultDamaged('tampered')
        break
      }
      at += found.record.length
      if (taken === true) continue
      if (at !== size) throw new VaultDamaged('tampered')
      return { tally, end: at, seal: taken, epochs }
    }
    return { tally, end: at, seal: null, epochs }
  } catch (error) {
    forget(epochs)
    throw error
  }
}

export function forget(epochs: readonly Epoch[]): void {
  for (const epoch of epochs) wipe(epoch.dataKey)
}

function sealOf(body: Buffer, tally: Tally, tag: Uint8Array): ContainerSeal | false {
  if (body.length !== FINAL_BODY_BYTES) return false
  const final = readFinal(body)
  const isWhole = final.bytes === tally.bytes && final.records === tally.records && isSame(final.tagsHash, tally.tags.copy().digest())
  return isWhole && { bytes: final.bytes, finalTag: Uint8Array.from(tag) }
}

function orFalse<T>(act: () => T): T | false {
  try {
    return act()
  } catch (error) {
    if (error instanceof VaultDamaged) return false
    throw error
  }
}

/** Making a file ends with a sync; one that is shorter than its beginning, or all zeros there, never came so far. */
async function isUnborn(bytesAt: (from: number, length: number) => Promise<Buffer>, size: number): Promise<boolean> {
  if (size < BEGINNING_BYTES) return true
  return size === BEGINNING_BYTES && (await bytesAt(0, size)).every((byte) => byte === 0)
}

async function isFollowedBySynced(bytesAt: (from: number, length: number) => Promise<Buffer>, from: number, size: number, tally: Tally): Promise<boolean> {
  const step = 1_024 * 1_024 - RECORD_HEADER_BYTES
  for (let start = from; start + RECORD_HEADER_BYTES <= size; start += step) {
    const bytes = await bytesAt(start, Math.min(step + RECORD_HEADER_BYTES, size - start))
    for (let at = bytes.indexOf(1, 1) - 1; at >= 0; at = bytes.indexOf(1, at + 2) - 1) {
      const header = readRecordHeader(bytes, at)
      if (header?.followsSync && header.epoch >= tally.epochs && header.offset >= tally.bytes) return true
    }
  }
  return false
}
