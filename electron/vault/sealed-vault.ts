import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { idSchema, type Id } from '../../shared/domain/ids'
import { AppFailure } from '../../shared/domain/outcome'
import type { VaultSign } from '../../shared/domain/vault-signs'
import type { Audit } from './audit/audit'
import type { NextMasterKey } from './catalogue/catalogue'
import { objectEntry } from './catalogue/contents'
import { isMarked, setMark } from './catalogue/marks'
import type { VaultSecrets } from './catalogue/generations'
import { factsSchema, type CatalogueEntry } from './catalogue/entries'
import { takeSnapshot, type Snapshot } from './backup/snapshot'
import { wipe } from './crypto/secrets'
import { openRecords, type SealedRecords } from './documents/records'
import { localDisk, type Disk } from './disk'
import { onDisk } from './disk-failure'
import { inTurn } from './in-turn'
import { madeFrom, recordingOf } from './key-owner'
import { aLatch } from './latch'
import { eraseAgain } from './erase-again'
import { eraseOwners } from './erase-owners'
import { lendObjects } from './lending/lend-objects'
import { finishResumed, LiveRecordings } from './objects/live-recordings'
import { MADE_AGAIN, ObjectStore, type ObjectPlace } from './objects/object-store'
import { openLogs } from './open-logs'
import { settleIn } from './settle-in'
import { sealedNote, type SealedNote } from './sealed-note'
import { bytesBelow } from './used-bytes'
import type { RecordingFacts, Vault, VaultKey } from './vault'

/** One sealed vault hands what is being filmed to the next; nobody else sees it. */
interface SealedVault extends Vault {
  readonly live: LiveRecordings
}

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
}

/**
 * The sealed vault, opened with its master key. One process at a time may have it open: what an earlier one left half-made
 * is swept away here.
 */
export async function openSealedVault(root: string, secrets: VaultSecrets, { disk = localDisk, now = () => Date.now() }: SealedVaultOptions = {}): Promise<OpenedVault> {
  await onDisk(0, () => disk.makeFolder(join(root, 'media')))
  const logs = await openLogs(disk, root, secrets, now)
  const { catalogue, audit } = logs
  const latch = aLatch()
  /** Somebody came to know of everything that was found. */
  let isEntered = false
  const records = openRecords(catalogue, logs.journal, latch)
  const objects = new ObjectStore(disk, root, secrets.vaultId, catalogue, latch)
  const backupNote = sealedNote(disk, root, catalogue.lasting.notes, 'backup-note')
  const live = new LiveRecordings(disk, (recordingId) => placeOfOriginal(recordingId).identity())
  const removals = inTurn()
  const { facts } = catalogue.contents
  const lending = lendObjects((key, range) => read(key, range))

  const factsOf = (recordingId: Id): RecordingFacts => {
    const found = facts.get(recordingId)
    if (!found) throw new AppFailure({ kind: 'recording-missing', recordingId })
    return found
  }
  /** Facts of an unknown recording begin with their first complete change; an incomplete one is `recording-missing`. */
  const changed = (recordingId: Id, change: Partial<RecordingFacts>): CatalogueEntry => {
    const next = factsSchema.safeParse({ ...facts.get(recordingId), ...change })
    if (!next.success) throw new AppFailure({ kind: 'recording-missing', recordingId })
    return { kind: 'facts', recordingId, facts: next.data }
  }
  /** What is made of a recording may be finished only after it was removed; then there is nothing left to make it of. */
  const refuseIfGone = (key: VaultKey): void => {
    const recordingId = key.endsWith('/original') ? null : (recordingOf(key) ?? madeFrom(key))
    if (recordingId !== null) factsOf(recordingId)
  }

  function placeOfOriginal(recordingId: Id): ObjectPlace {
    const place = objects.find(original(recordingId))
    if (!place) throw new AppFailure({ kind: 'recording-missing', recordingId })
    return place
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
  const rooms = { root, catalogue, objects, live }
  async function removeRecording(recordingId: Id): Promise<void> {
    if (!idSchema.safeParse(recordingId).success) throw new Error('Not the id of a recording')
    await live.release(recordingId)
    if (!facts.has(recordingId) && !catalogue.contents.keys.has(recordingId)) return
    await eraseOwners(rooms, { recordingIds: new Set([recordingId]), groups: new Set(), renewed: new Set() })
  }

  const erase: OpenedVault['erase'] = (what) =>
    removal(async () => {
      // Captions and cards are pictures and segments without an owner of their own; they are made anew.
      await eraseOwners(rooms, { ...what, renewed: new Set([MADE_AGAIN]) })
      records.forgetKeys()
    })

  const vault: SealedVault = {
    live,
    async beginRecording(begun) {
      latch.check()
      const recordingId = randomUUID()
      await objects.keyFor(recordingId)
      const place = objects.newPlace(recordingId)
      try {
        await live.begin(recordingId, place)
        await onDisk(0, () => disk.syncFolder(join(root, 'media')))
        await catalogue.write([
          objectEntry(original(recordingId), { owner: recordingId, file: place.file, bytes: 0, finalTag: null }),
          changed(recordingId, { ...begun, state: 'open' }),
        ])
      } catch (error) {
        await live.release(recordingId).catch(() => undefined)
        if (catalogue.isSure()) await disk.remove(place.path).catch(() => undefined)
        throw error
      }
      return recordingId
    },
    appendChunk: (recordingId, index, bytes) => live.append(recordingId, index, bytes),
    endLive: async (recordingId) => void (await live.finish(recordingId)),
    async closeRecording(recordingId) {
      latch.check()
      if (factsOf(recordingId).state !== 'open') throw new AppFailure({ kind: 'recording-missing', recordingId })
      const place = placeOfOriginal(recordingId)
      await objects.readers.forget(place.path)
      const own = await live.finish(recordingId)
      const { seal, wasEnded } = own ? { seal: own, wasEnded: false } : await onDisk(0, () => finishResumed(disk, place))
      await catalogue.write([
        objectEntry(original(recordingId), { owner: recordingId, file: place.file, ...seal }),
        changed(recordingId, { state: 'closed' }),
      ])
      return { wasEnded }
    },
    async openRecordings() {
      return [...facts]
        .filter(([, found]) => found.state === 'open')
        .map(([recordingId, found]) => ({ recordingId, isLive: live.isLive(recordingId), facts: found }))
    },
    async releaseLive() {
      for (const recordingId of live.ids()) await live.release(recordingId)
    },

    async facts(recordingId) {
      latch.check()
      return factsOf(recordingId)
    },
    async updateFacts(recordingId, change) {
      latch.check()
      await objects.keyFor(recordingId)
      await catalogue.write([changed(recordingId, change)])
    },
    recordingIds: async () => [...facts.keys()],
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
    takeOverLive: (locked) => live.takeOver((locked as SealedVault).live),
    async close() {
      for (const recordingId of live.ids()) await live.release(recordingId)
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

const original = (recordingId: Id): VaultKey => `recordings/${recordingId}/original`

function missing(key: VaultKey) {
  const recordingId = recordingOf(key)
  if (recordingId !== null) return { kind: 'recording-missing', recordingId } as const
  const hash = /^pictures\/(.*)$/.exec(key)?.[1]
  if (hash !== undefined) return { kind: 'picture-missing', hash } as const
  return { kind: 'storage-failed', code: 'ENOENT' } as const
}
