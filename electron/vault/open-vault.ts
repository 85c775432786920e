import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Id } from '../../shared/domain/ids'
import { AppFailure } from '../../shared/domain/outcome'
import { localDisk, type Disk } from './disk'
import { onDisk } from './disk-failure'
import { inTurn } from './in-turn'
import { keyPath, madeFrom, recordingFolder, recordingOf } from './key-path'
import { liveFootage } from './live-footage'
import { openWriter } from './object-writer'
import { readRange } from './read-range'
import { openFacts } from './recording-facts'
import { checkShape } from './shape'
import { REMOVED, sweep, WORK } from './sweep'
import { bytesBelow } from './used-bytes'
import type { RecordingFacts, Vault, VaultKey } from './vault'

/**
 * Opens the vault in a data folder, and makes it where there is none. One process at a time may have it open: what an
 * earlier one left half-made is swept away here. The bytes lie in plain files for now; nothing outside this room may know.
 */
export async function openVault(dataFolder: string, disk: Disk = localDisk): Promise<Vault> {
  const root = join(dataFolder, 'vault')
  const facts = await onDisk(0, async () => {
    await checkShape(disk, root)
    for (const folder of ['recordings', 'pictures', 'segments', WORK, REMOVED]) await disk.makeFolder(join(root, folder))
    await sweep(disk, root)
    return openFacts(disk, root)
  })
  const live = liveFootage(disk)
  const removals = inTurn()

  const pathOf = (key: VaultKey) => {
    const { folder, name } = keyPath(key)
    return join(root, folder, name)
  }
  const factsOf = (recordingId: Id): RecordingFacts => {
    const found = facts.get(recordingId)
    if (!found) throw new AppFailure({ kind: 'recording-missing', recordingId })
    return found
  }
  async function existing(key: VaultKey): Promise<{ readonly path: string; readonly bytes: number }> {
    const path = pathOf(key)
    const found = await onDisk(0, () => disk.facts(path))
    if (!found) throw new AppFailure(missing(key))
    // The time of last use decides what the clip cache drops first.
    if (recordingOf(key) === null) await disk.touch(path).catch(() => undefined)
    return { path, bytes: found.bytes }
  }
  async function releaseLive(): Promise<void> {
    await onDisk(0, async () => {
      for (const recordingId of live.ids()) await live.release(recordingId)
    })
  }

  async function removeRecording(recordingId: Id): Promise<void> {
    const folder = join(root, recordingFolder(recordingId))
    const grave = join(root, REMOVED, randomUUID())
    await live.release(recordingId)
    await facts.settled()
    if ((await disk.facts(folder)) === null) return
    // Renamed first, so that a crash in the middle leaves nothing that looks like a recording.
    await disk.rename(folder, grave)
    facts.forget(recordingId)
    await disk.syncFolder(join(root, 'recordings'))
    for (const name of await disk.names(join(root, 'segments'))) if (madeFrom(name) === recordingId) await disk.remove(join(root, 'segments', name))
    await disk.remove(grave)
  }
  /** What is made of a recording may be finished only after it was removed; then there is nothing left to make it of. */
  function refuseIfGone(key: VaultKey): void {
    const { folder, name } = keyPath(key)
    const recordingId = folder === 'segments' ? madeFrom(name) : name === 'original' ? null : recordingOf(key)
    if (recordingId !== null) factsOf(recordingId)
  }

  return {
    async beginRecording(begun) {
      const recordingId = randomUUID()
      const folder = join(root, recordingFolder(recordingId))
      try {
        await facts.update(recordingId, { ...begun, state: 'open' })
        await live.begin(recordingId, folder)
      } catch (error) {
        facts.forget(recordingId)
        await disk.remove(folder).catch(() => undefined)
        throw error
      }
      return recordingId
    },
    appendChunk: (recordingId, index, bytes) => live.append(recordingId, index, bytes),
    async closeRecording(recordingId) {
      if (factsOf(recordingId).state !== 'open') throw new AppFailure({ kind: 'recording-missing', recordingId })
      await onDisk(0, () => live.release(recordingId))
      await facts.update(recordingId, { state: 'closed' })
    },
    async openRecordings() {
      return [...facts.all()]
        .filter(([, found]) => found.state === 'open')
        .map(([recordingId, found]) => ({ recordingId, isLive: live.isLive(recordingId), facts: found }))
    },
    releaseLive,

    facts: async (recordingId) => factsOf(recordingId),
    updateFacts: (recordingId, change) => facts.update(recordingId, change),
    recordingIds: async () => [...facts.all().keys()],
    removeRecording: (recordingId) => removals(() => onDisk(0, () => removeRecording(recordingId))),

    async write(key) {
      const { folder, name } = keyPath(key)
      refuseIfGone(key)
      return openWriter(disk, join(root, folder), name, { unique: randomUUID(), beforeNaming: () => refuseIfGone(key) })
    },
    size: async (key) => (await onDisk(0, () => disk.facts(pathOf(key))))?.bytes ?? null,
    async *read(key, range) {
      const { path, bytes } = await existing(key)
      yield* readRange(disk, path, range ?? { start: 0, end: bytes }, bytes)
    },
    remove: (key) => onDisk(0, () => disk.remove(pathOf(key))),
    async list(prefix) {
      const folder = prefix === 'segments/' ? 'segments' : 'pictures'
      const found: { key: VaultKey; bytes: number; usedAt: number }[] = []
      for (const name of await onDisk(0, () => disk.names(join(root, folder)))) {
        const entry = await onDisk(0, () => disk.facts(join(root, folder, name)))
        if (entry && !name.endsWith('.partial')) found.push({ key: `${folder}/${name}`, bytes: entry.bytes, usedAt: entry.modifiedAt })
      }
      return found.sort((a, b) => a.usedAt - b.usedAt)
    },

    // The file itself, while footage lies in plain files. A sealed vault lends the address of a loopback server instead,
    // which unseals what is asked for and ends with the release.
    async lend(key) {
      const { path } = await existing(key)
      return { url: path, release: async () => undefined }
    },
    async workFile(extension) {
      const path = join(root, WORK, `${randomUUID()}.${extension}`)
      return {
        path,
        adopt: async (key) => {
          const { folder, name } = keyPath(key)
          refuseIfGone(key)
          await onDisk(0, async () => {
            const file = await disk.open(path, 'append')
            try {
              await file.sync()
            } finally {
              await file.close()
            }
            await disk.makeFolder(join(root, folder))
            await disk.rename(path, join(root, folder, name))
            await disk.syncFolder(join(root, folder))
            await disk.syncFolder(join(root, folder, '..'))
          })
        },
        discard: () => onDisk(0, () => disk.remove(path)),
      }
    },

    freeBytes: () => onDisk(0, () => disk.freeBytes(root)),
    usedBytes: () => onDisk(0, () => bytesBelow(disk, root)),
    async close() {
      await releaseLive()
      await facts.settled()
    },
  }
}

function missing(key: VaultKey) {
  const recordingId = recordingOf(key)
  if (recordingId !== null) return { kind: 'recording-missing', recordingId } as const
  const hash = /^pictures\/(.*)$/.exec(key)?.[1]
  if (hash !== undefined) return { kind: 'picture-missing', hash } as const
  return { kind: 'storage-failed', code: 'ENOENT' } as const
}
