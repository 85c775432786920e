import { join } from 'node:path'
import { idSchema, type Id } from '../../shared/domain/ids'
import { AppFailure } from '../../shared/domain/outcome'
import type { Catalogue } from './catalogue/catalogue'
import { factsSchema } from './catalogue/entries'
import { isMarked, setMark } from './catalogue/marks'
import { newSecret } from './crypto/secrets'
import type { Disk } from './disk'
import { RECORDING_PARTS, type RecordingFacts, type Vault } from './vault'

/** Folders and files of the vault before it was sealed, in the order in which they go. */
const BEFORE = ['work', 'removed', 'segments', 'pictures', 'recordings', 'shape'] as const
const READ_BYTES = 1_024 * 1_024

/** The only shape of a plain vault that there was. */
const SHAPE = '1'

/** Refuses what no version known here wrote (`other-version`), before anything in it is touched. */
export async function checkShape(disk: Disk, root: string): Promise<void> {
  const path = join(root, 'shape')
  const shape = (await disk.facts(path)) === null ? null : (await disk.readFile(path)).toString('utf8').trim()
  const isUnknown = shape === null ? (await disk.names(join(root, 'recordings'))).length > 0 : shape !== SHAPE
  if (isUnknown) throw new AppFailure({ kind: 'other-version' })
}

/**
 * Seals the footage that an earlier version kept in plain files, one recording after the other: a plain file is removed only
 * once its sealed copy is on disk. Interrupted, it goes on at the next start. It happens once in the life of a vault: plain files
 * that come later are nobody's footage, and are set aside as they are. Gives whether there were any.
 */
export async function takeOverPlain(disk: Disk, root: string, vault: Vault, catalogue: Catalogue): Promise<{ readonly isRefused: boolean }> {
  const isPlainThere = (await disk.facts(join(root, 'shape'))) !== null
  if (isPlainThere && isMarked(catalogue, 'plain-footage-taken')) {
    await setPlainAside(disk, root)
    return { isRefused: true }
  }
  if (isPlainThere) {
    for (const name of await disk.names(join(root, 'recordings'))) {
      const recordingId = idSchema.safeParse(name)
      if (recordingId.success) await takeOver(disk, join(root, 'recordings', name), recordingId.data, vault, catalogue)
    }
    // Pictures and passages are made again when they are wanted.
    for (const name of BEFORE) await disk.remove(join(root, name))
    await disk.syncFolder(root)
  }
  await setMark(catalogue, 'plain-footage-taken')
  return { isRefused: false }
}

/** `shape` goes last: without it the rest would be taken for another version's. */
async function setPlainAside(disk: Disk, root: string): Promise<void> {
  const unknown = join(root, 'unknown')
  const aside = join(unknown, `plain-${newSecret(8).toString('hex')}`)
  for (const folder of [unknown, aside]) await disk.makeFolder(folder)
  for (const name of BEFORE) if ((await disk.facts(join(root, name))) !== null) await disk.rename(join(root, name), join(aside, name))
  for (const folder of [aside, unknown, root]) await disk.syncFolder(folder)
}

async function takeOver(disk: Disk, folder: string, recordingId: Id, vault: Vault, { contents }: Catalogue): Promise<void> {
  // What the vault knows already was taken over by a start that was interrupted: only what is missing of it follows.
  const facts = contents.tombstones.has(recordingId) ? null : await plainFacts(disk, folder)
  // A copy that was cut short has none; there was nothing to show of it before, either.
  if (facts) {
    for (const part of RECORDING_PARTS) {
      const path = join(folder, part)
      const key = `recordings/${recordingId}/${part}` as const
      if (contents.objects.has(key) || (await disk.facts(path)) === null) continue
      await seal(disk, path, await vault.write(key))
      if (part === 'original') await vault.updateFacts(recordingId, facts)
    }
  }
  await disk.remove(folder)
}

async function seal(disk: Disk, path: string, writer: Awaited<ReturnType<Vault['write']>>): Promise<void> {
  const file = await disk.open(path, 'read')
  try {
    for (let at = 0; ; ) {
      const piece = new Uint8Array(READ_BYTES)
      const got = await file.read(piece, at)
      if (got === 0) break
      await writer.append(piece.subarray(0, got))
      at += got
    }
    await writer.commit()
  } finally {
    await writer.abandon()
    await file.close()
  }
}

async function plainFacts(disk: Disk, folder: string): Promise<RecordingFacts | null> {
  const path = join(folder, 'facts.json')
  if ((await disk.facts(path)) === null) return null
  const facts = factsSchema.safeParse(JSON.parse((await disk.readFile(path)).toString('utf8')))
  return facts.success ? facts.data : null
}
