import { join } from 'node:path'
import { idSchema, type Id } from '../../shared/domain/ids'
import { AppFailure } from '../../shared/domain/outcome'
import type { VaultSign } from '../../shared/domain/vault-signs'
import type { Audit } from './audit/audit'
import type { NextMasterKey } from './catalogue/catalogue'
import { isMarked, setMark } from './catalogue/marks'
import type { VaultSecrets } from './catalogue/generations'
import { takeSnapshot, type Snapshot } from './backup/snapshot'
import { wipe } from './crypto/secrets'
import { openRecords, type SealedRecords } from './documents/records'
import type { BulkSealer } from './container/bulk-sealer'
import { localDisk, type Disk } from './disk'
import { onDisk } from './disk-failure'
import { inTurn } from './in-turn'
import { madeFrom, recordingOf } from './key-owner'
import { aLatch, type Latch } from './latch'
import { eraseAgain } from './erase-again'
import { eraseOwners } from './erase-owners'
import { lendObjects } from './lending/lend-objects'
import { MADE_AGAIN, ObjectStore } from './objects/object-store'
import { openLogs } from './open-logs'
import { factsOf, keepRecordings } from './recordings'
import { settleIn } from './settle-in'
import { sealedNote, type SealedNote } from './sealed-note'
import { bytesBelow } from './used-bytes'
import type { Vault, VaultKey } from './vault'

/** What opening the vault gives: footage, and what people wrote. */
export interface OpenedVault {
  /** In hexadecimal; in the open in `vault.json`. */
  readonly vaultId: string
  readonly vault: Vault
  readonly records: SealedRecords
  /** So many steps the journal had when the vault was last closed, and has no more. */
  readonly missingSteps: number
  readonly audit: Audit
  /** Where backups go, and when the last one was seen to be whole. */
  readonly backupNote: SealedNote
  /** Files that left for a folder of their own when the catalogue had lost its end. */
  aside(): Promise<{ readonly files: number; readonly bytes: number }>
  /** What must be kept of the vault, standing still while the vault goes on working. To be released. */
  snapshot(): Promise<Snapshot>
  /**
   * Makes all of this unreadable, wherever it lies, together with whatever was drawn with words in it. When it resolves, no
   * key of it is in any file of the vault.
   */
  readonly erase: (what: { readonly groups: ReadonlySet<string>; readonly recordingIds: ReadonlySet<Id> }) => Promise<void>
  /** What this installation knows to have been erased, and an older copy of the vault still holds; see there. */
  eraseAgain(): Promise<number>
  /** What was found at the opening. */
  readonly signs: readonly VaultSign[]
  /** Records that lie in the open may be an earlier version's: none were taken over, and none were found not to be there. */
  readonly takesPlainRecords: () => boolean
  readonly plainRecordsTaken: () => Promise<void>
  /** Goes on under another master key; the one that was given at the opening is overwritten with it. See `Catalogue.rotate`. */
  rotate(next: NextMasterKey): Promise<void>
}

export interface SealedVaultOptions {
  readonly disk?: Disk
  /** Wall clock, ms since 1970. */
  readonly now?: () => number
  /** Who seals what comes in bulk; where nobody does, it is sealed with everything else. */
  readonly bulk?: () => BulkSealer
}

/**
 * The sealed vault, opened with its master key. One process at a time may have it open: what an earlier one left half-made
 * is swept away here.
 */
export async function openSealedVault(root: string, secrets: VaultSecrets, { disk = localDisk, now = () => Date.now(), bulk }: SealedVaultOptions = {}): Promise<OpenedVault> {
  await onDisk(0, () => disk.makeFolder(join(root, 'media')))
  const logs = await openLogs(disk, root, secrets, now)
  const { catalogue, audit } = logs
  const latch = aLatch()
  /** Somebody came to know of everything that was found. */
  let isEntered = false
  const records = openRecords(catalogue, logs.journal, latch)
  const objects = new ObjectStore(disk, root, secrets.vaultId, catalogue, latch, bulk?.() ?? null)
  const backupNote = whileOpen(sealedNote(disk, root, catalogue.lasting.notes, 'backup-note'), latch)
  const recordings = keepRecordings({ disk, root, catalogue, objects, latch })
  const removals = inTurn()
  const { facts } = catalogue.contents
  const lending = lendObjects((key, range) => read(key, range))

  /** What is made of a recording may be finished only after it was removed; then there is nothing left to make it of. */
  const refuseIfGone = (key: VaultKey): void => {
    const recordingId = key.endsWith('/original') ? null : (recordingOf(key) ?? madeFrom(key))
    if (recordingId !== null) factsOf(facts, recordingId)
  }

  async function* read(key: VaultKey, range?: { readonly start: number; readonly end: number }): AsyncIterable<Uint8Array> {
    latch.check()
    const place = objects.find(key)
    const size = await objects.size(key)
    if (!place || size === null) throw new AppFailure(missing(key))
    // The time of last use decides what the clip cache drops first.
    if (recordingOf(key) === null) await disk.touch(place.path).catch(() => undefined)
    const { start, end } = range ?? { start: 0, end: size }
    if (start < 0 || end < start || end > size) throw new RangeError('Outside of what is kept under this key')
    yield* objects.readers.read(place, start, end)
  }

  let locked: Promise<void> | null = null
  /** Once, however often it is asked for: a second time the notes would be sealed with a key that is overwritten. */
  const lock = (): Promise<void> => (locked ??= putAway())

  /** Whatever refuses to be put away: the keys are overwritten. */
  async function putAway(): Promise<void> {
    latch.fall()
    try {
      await removals.settled()
      for (const room of [lending, objects, records, audit]) await room.close().catch(() => undefined)
      if (isEntered) await logs.noteEnds()
      await catalogue.close().catch(() => undefined)
    } finally {
      wipe(secrets.vmk)
    }
  }

  /** One after the other; a lock waits for those that were asked for before it. */
  const removal = async (act: () => Promise<void>): Promise<void> => {
    latch.check()
    return removals(act)
  }
  const rooms = { root, catalogue, objects, live: recordings.live }
  async function removeRecording(recordingId: Id): Promise<void> {
    if (!idSchema.safeParse(recordingId).success) throw new Error('Not the id of a recording')
    await recordings.live.release(recordingId)
    if (!facts.has(recordingId) && !catalogue.contents.keys.has(recordingId)) return
    await eraseOwners(rooms, { recordingIds: new Set([recordingId]), groups: new Set(), renewed: new Set() })
  }

  const erase: OpenedVault['erase'] = (what) =>
    removal(async () => {
      // Captions and cards are pictures and segments without an owner of their own; they are made anew.
      await eraseOwners(rooms, { ...what, renewed: new Set([MADE_AGAIN]) })
      records.forgetKeys()
    })

  const vault: Vault = {
    ...recordings,
    removeRecording: (recordingId) => removal(() => removeRecording(recordingId)),

    async write(key) {
      latch.check()
      refuseIfGone(key)
      return objects.write(key, () => refuseIfGone(key))
    },
    async size(key) {
      latch.check()
      return objects.size(key)
    },
    read,
    async remove(key) {
      latch.check()
      await objects.remove(key)
    },
    async list(prefix) {
      latch.check()
      const found: { key: VaultKey; bytes: number; usedAt: number }[] = []
      for (const [key, stored] of catalogue.contents.objects) {
        if (!key.startsWith(prefix)) continue
        const file = await onDisk(0, () => disk.facts(objects.placeOf(stored).path))
        if (file) found.push({ key, bytes: stored.bytes, usedAt: file.modifiedAt })
      }
      return found.sort((a, b) => a.usedAt - b.usedAt)
    },

    async lend(key) {
      latch.check()
      const size = await objects.size(key)
      if (size === null) throw new AppFailure(missing(key))
      return lending.lend(key, size)
    },

    freeBytes: () => onDisk(0, () => disk.freeBytes(root)),
    usedBytes: () => onDisk(0, () => bytesBelow(disk, root)),
    lock,
    async close() {
      await recordings.releaseLive()
      await lock()
    },
  }
  let signs: readonly VaultSign[]
  try {
    signs = await settleIn({ disk, root, logs, objects, vault })
  } catch (error) {
    await vault.close()
    throw error
  }
  isEntered = true
  return {
    vaultId: Buffer.from(secrets.vaultId).toString('hex'),
    vault,
    records,
    missingSteps: logs.missingSteps,
    audit,
    erase,
    backupNote,
    rotate: async (next) => {
      latch.check()
      await catalogue.rotate(next)
    },
    aside: () => onDisk(0, () => objects.aside()),
    snapshot: async () => {
      latch.check()
      return takeSnapshot({ disk, root, vaultId: secrets.vaultId, vmk: secrets.vmk, catalogue, records, audit, objects })
    },
    signs,
    takesPlainRecords: () => !isMarked(catalogue, 'plain-records-taken'),
    plainRecordsTaken: () => setMark(catalogue, 'plain-records-taken'),
    eraseAgain: () => eraseAgain(logs, facts, erase),
  }
}

/** Its key is overwritten by the lock: whoever comes later would read nothing of it, and seal it so that anybody could open it. */
function whileOpen(note: SealedNote, latch: Latch): SealedNote {
  return {
    async read() {
      latch.check()
      const found = await note.read()
      latch.check()
      return found
    },
    async write(value) {
      latch.check()
      await note.write(value)
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
