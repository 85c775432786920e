import { dirname } from 'node:path'
import { TAG_BYTES } from '../crypto/aead'
import { VaultDamaged } from '../crypto/damaged'
import type { Disk, DiskFile } from '../disk'
import { beginEpoch } from './epoch'
import { containerHeader, sealedContext, type ContainerIdentity, type ContainerMode, type ContainerSeal } from './format'
import { emptyTally, noteEpoch, type Tally } from './tally'
import { sealerOf, type Sealer } from './sealer'
import { forget, walk, type Place } from './walk'

/** A file that can be appended to, and an epoch to do it in. */
export interface OpenForWriting {
  readonly file: DiskFile
  readonly sealer: Sealer
  /** The record of an epoch that goes to the disk with the first that it holds; empty where it is there. */
  readonly epochRecord: Buffer
}

/** A new file; its beginning and its name are on disk. Leaves nothing where it fails. */
export async function make(disk: Disk, path: string, identity: ContainerIdentity, mode: ContainerMode): Promise<OpenForWriting> {
  const file = await disk.open(path, 'new')
  try {
    return await begin(disk, path, file, identity, mode)
  } catch (error) {
    await file.close().catch(() => undefined)
    await disk.remove(path).catch(() => undefined)
    throw error
  }
}

interface ReopenOptions {
  readonly identity: ContainerIdentity
  readonly mode: ContainerMode
  readonly onData: (plain: Buffer, place: Place) => void
  /** Cuts away what comes after this many plain bytes; a record must end there. */
  readonly keep?: number
  /** Its beginning was on disk before anything named the file: one that lost it is damaged, not unborn. */
  readonly isBorn?: boolean
}

interface Reopened extends OpenForWriting {
  /** So many bytes were cut from the end. */
  readonly cut: number
}

/** Checks everything that is there, cuts what is torn, and goes on in a new epoch. */
export async function reopen(disk: Disk, path: string, { identity, mode, onData, keep, isBorn = false }: ReopenOptions): Promise<Reopened | { readonly seal: ContainerSeal }> {
  const { walked, size } = await reading(disk, path, async (reader, bytes) => ({
    walked: await walk({ file: reader, size: bytes, identity, mode, onData, ...(keep !== undefined && { upTo: keep }) }),
    size: bytes,
  }))
  forget(walked.epochs)
  if (walked.seal) return { seal: walked.seal }
  if (isBorn && walked.end === 0) throw new VaultDamaged('tampered')
  if (keep !== undefined && walked.tally.bytes < keep) throw new VaultDamaged('tampered')
  const file = await disk.open(path, 'append')
  try {
    if (walked.end < size) await file.truncate(walked.end)
    // Nothing of a torn tail may come back under what is written now. And what a killed process wrote but never synced gets to
    // the disk as well: the next record will say that all this is there.
    await file.sync()
    const cut = size - walked.end
    if (walked.end === 0) return { ...(await begin(disk, path, file, identity, mode)), cut }
    return { file, ...nextEpoch(identity, mode, walked.tally), cut }
  } catch (error) {
    await file.close().catch(() => undefined)
    throw error
  }
}

/** Opens for reading, says how long it is, and closes again. A file that is not there is `VaultDamaged`. */
export async function reading<T>(disk: Disk, path: string, act: (file: DiskFile, size: number) => Promise<T>): Promise<T> {
  const facts = await disk.facts(path)
  if (!facts) throw new VaultDamaged('missing')
  const file = await disk.open(path, 'read')
  try {
    return await act(file, facts.bytes)
  } finally {
    await file.close()
  }
}

async function begin(disk: Disk, path: string, file: DiskFile, identity: ContainerIdentity, mode: ContainerMode): Promise<OpenForWriting> {
  const { sealer, epochRecord } = nextEpoch(identity, mode, emptyTally())
  await file.write(Buffer.concat([containerHeader(identity, mode), epochRecord]))
  await file.sync()
  await disk.syncFolder(dirname(path))
  sealer.noteSync()
  return { file, sealer, epochRecord: Buffer.alloc(0) }
}

function nextEpoch(identity: ContainerIdentity, mode: ContainerMode, tally: Tally): { readonly sealer: Sealer; readonly epochRecord: Buffer } {
  const context = sealedContext(identity, mode)
  const epoch = beginEpoch(identity, context, { number: tally.epochs + 1, offset: tally.bytes, previousTag: tally.lastTag })
  noteEpoch(tally, epoch.record.subarray(-TAG_BYTES))
  return { sealer: sealerOf(epoch, context, tally), epochRecord: epoch.record }
}
