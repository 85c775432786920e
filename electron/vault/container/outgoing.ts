import { wipe } from '../crypto/secrets'
import { bufferOf, type SealedBatch } from './batch'
import type { BulkSealer } from './bulk-sealer'
import { EPOCH_BYTES } from './epoch'
import { OVERHEAD_BYTES, RECORD_BYTES, RECORD_HEADER_BYTES, type ContainerSeal } from './format'
import type { LaidOut } from './record'
import type { OpenForWriting } from './reopen'

/** Plain bytes on their way into a file. After a failure it is only good for `forget` and `settled`. */
export interface Outgoing {
  /** Takes a copy; what fills records is sealed and written meanwhile. */
  add(bytes: Uint8Array): Promise<void>
  /** Everything that was added is on disk, if need be in a short record. */
  sync(): Promise<void>
  /** The end, on disk. */
  end(): Promise<ContainerSeal>
  /** Plain bytes added so far. */
  bytes(): number
  /** Overwrites the key, and what is not sealed yet. */
  forget(): void
  /** Nothing is on its way any more, done or failed. */
  settled(): Promise<void>
}

/** So many records are sealed and written at once: the disk is happier with few large writes, of about 1 MiB. */
const BATCH_RECORDS = 16
const RECORDS_BYTES = BATCH_RECORDS * (RECORD_BYTES + OVERHEAD_BYTES)
const BATCH_BYTES = EPOCH_BYTES + RECORDS_BYTES
/** One is filled, one sealed, one written, and one lies in between. */
const BATCHES_AT_MOST = 4
// Syncing as we go keeps the last sync, which someone waits for, short.
const SYNC_EVERY_BYTES = 16 * 1_024 * 1_024

/** Records that are being laid out, behind the epoch's own, which was sealed when it was made. */
interface Batch extends LaidOut {
  end: number
}

/** Without a `bulk` sealer everything is sealed at once, where it is. */
export function outgoing({ file, sealer, epochRecord }: OpenForWriting, bulk: BulkSealer | null): Outgoing {
  let pendingEpoch = epochRecord
  let batch: Batch | null = null
  /** Of the record that is being filled, behind those in the batch. */
  let filled = 0
  const free: Buffer<ArrayBuffer>[] = []
  /** In the order in which they are written; each gives its memory back. */
  const underWay: Promise<Buffer<ArrayBuffer>>[] = []
  let written: Promise<unknown> = Promise.resolve()
  let syncing: Promise<void> = Promise.resolve()
  let unsynced = 0
  let isDirty = false

  async function currentBatch(): Promise<Batch> {
    if (batch !== null) return batch
    if (underWay.length === BATCHES_AT_MOST - 1) free.push(...(await Promise.all(underWay.splice(0, 1))))
    const bytes = free.pop() ?? Buffer.from(new ArrayBuffer(BATCH_BYTES))
    bytes.set(pendingEpoch)
    batch = { bytes, start: pendingEpoch.length, end: pendingEpoch.length }
    pendingEpoch = Buffer.alloc(0)
    return batch
  }

  function closeRecord(into: Batch): void {
    into.end = sealer.layOut(into.bytes, into.end, filled)
    filled = 0
  }

  function send(full: Batch, elsewhere: BulkSealer | null): void {
    isDirty = true
    const sealed = elsewhere?.seal(full, sealer) ?? { bytes: full.bytes, tags: sealer.seal(full) }
    batch = null
    const turn = write(sealed, full.end, written)
    // A failure is thrown where its memory is waited for, or at the next sync.
    turn.catch(() => undefined)
    written = turn
    underWay.push(turn)
  }

  async function write(sealing: SealedBatch | Promise<SealedBatch>, end: number, before: Promise<unknown>): Promise<Buffer<ArrayBuffer>> {
    // Nothing is written behind a hole; and where this fails, what is in front has come to its end.
    const [sealed, first] = await Promise.allSettled([sealing, before])
    if (first.status === 'rejected') throw first.reason
    if (sealed.status === 'rejected') throw sealed.reason
    sealer.noteTags(sealed.value.tags)
    const bytes = bufferOf(sealed.value.bytes)
    await file.write(bytes.subarray(0, end))
    unsynced += end
    if (unsynced < SYNC_EVERY_BYTES) return bytes
    unsynced = 0
    await syncing
    syncing = file.sync()
    syncing.catch(() => undefined)
    return bytes
  }

  async function sync(): Promise<void> {
    if (batch !== null) {
      if (filled > 0) closeRecord(batch)
      send(batch, null)
    }
    if (!isDirty) return
    free.push(...(await Promise.all(underWay.splice(0))))
    await syncing
    await file.sync()
    unsynced = 0
    isDirty = false
    sealer.noteSync()
  }

  return {
    async add(bytes) {
      for (let at = 0; at < bytes.length; ) {
        const into = await currentBatch()
        const piece = bytes.subarray(at, at + RECORD_BYTES - filled)
        into.bytes.set(piece, into.end + RECORD_HEADER_BYTES + filled)
        at += piece.length
        filled += piece.length
        if (filled === RECORD_BYTES) closeRecord(into)
        if (into.end - into.start === RECORDS_BYTES) send(into, bulk)
      }
    },
    sync,
    async end() {
      // The end is written when all that it stands for is on disk, so that damage in front of it is never taken for a tear.
      if (pendingEpoch.length > 0) await currentBatch()
      await sync()
      const { record, seal } = sealer.final()
      await file.write(record)
      await file.sync()
      return seal
    },
    bytes: () => sealer.tally.bytes + filled,
    forget() {
      sealer.wipe()
      if (batch !== null) wipe(batch.bytes)
      batch = null
      filled = 0
    },
    async settled() {
      await written.catch(() => undefined)
      // The last write may have begun it.
      await syncing.catch(() => undefined)
    },
  }
}
