import { createCatalogue } from '../../electron/vault/catalogue/catalogue'
import type { Disk } from '../../electron/vault/disk'
import { openSealedVault, type OpenedVault } from '../../electron/vault/sealed-vault'
import { changePassphrase } from '../../electron/vault/slots/change-slots'
import { createSlots } from '../../electron/vault/slots/make-slots'
import type { SlotFile } from '../../electron/vault/slots/slot-file'
import { loadSlots, saveSlots } from '../../electron/vault/slots/slot-store'
import { onDisk } from '../../electron/vault/disk-failure'
import { aboutFilming, put } from '../electron/vault/bytes'
import { aPassphrase } from '../electron/vault/slots/slots'
import { changesOfStep } from './victims/commit'
import { filmedBytes } from './victims/filmed'
import { passphraseNumbered } from './victims/passphrase'

export const ROOT = '/data/vault'
/** How long the n-th chunk of the recording that is made is, in bytes. */
const chunkBytes = (index: number): number => 300 + 173 * (index % 7)
export const CHUNKS = 50
export const chunkEnd = (count: number): number => Array.from({ length: count }, (_, index) => chunkBytes(index)).reduce((sum, bytes) => sum + bytes, 0)
export const FILMED_SEED = 1
export const BROUGHT_IN = filmedBytes(2, 0, 90_000)
export const PICTURE = 'ab'.repeat(32)

/** What has been promised so far, and what is being asked for at the moment. */
export interface Promised {
  vmk: Buffer
  vaultId: Buffer
  recoveryKey: string
  isMade: boolean
  recordingId: string | null
  isBegun: boolean
  chunks: number
  isFinished: boolean
  isBroughtIn: boolean
  isErasing: boolean
  isErased: boolean
  steps: number
  isSessionErased: boolean
  passphrase: number
  isChangingPassphrase: boolean
}

export const ERASED_SESSION = 'session-0'

export interface VaultLife {
  readonly promised: Promised
  /** What a vault goes through, from its creation to an erasure, one thing after the other. */
  readonly deeds: readonly (() => Promise<void>)[]
}

/** The life of a vault on this disk. */
export function vaultLife(disk: Disk): VaultLife {
  const promised: Promised = {
    vmk: Buffer.alloc(0), vaultId: Buffer.alloc(0), recoveryKey: '', isMade: false, recordingId: null, isBegun: false, chunks: 0, isFinished: false, isBroughtIn: false,
    isErasing: false, isErased: false, steps: 0, isSessionErased: false, passphrase: 0, isChangingPassphrase: false,
  }
  let opened: OpenedVault | null = null
  const open = (): OpenedVault => {
    if (!opened) throw new Error('The vault is not open yet')
    return opened
  }

  async function make(): Promise<void> {
    await onDisk(0, () => disk.makeFolder(ROOT))
    const made = await createSlots(aPassphrase(passphraseNumbered(0)))
    Object.assign(promised, { vmk: made.vmk, vaultId: Buffer.from(made.file.vaultId, 'hex'), recoveryKey: made.recoveryKey })
    await onDisk(0, () => createCatalogue(disk, ROOT, { vaultId: promised.vaultId, vmk: Buffer.from(made.vmk) }))
    await saveSlots(disk, ROOT, made.file)
    promised.isMade = true
  }
  async function append(index: number): Promise<void> {
    await open().vault.appendChunk(promised.recordingId ?? '', index, filmedBytes(FILMED_SEED, chunkEnd(index), chunkEnd(index + 1)))
    promised.chunks = index + 1
  }
  async function changeOnce(): Promise<void> {
    promised.isChangingPassphrase = true
    const file: SlotFile | null = await loadSlots(disk, ROOT)
    if (!file) throw new Error('The slots are gone')
    await saveSlots(disk, ROOT, await changePassphrase(file, promised.vmk, aPassphrase(passphraseNumbered(promised.passphrase + 1))))
    promised.passphrase += 1
    promised.isChangingPassphrase = false
  }

  const deeds = [
    make,
    async () => void (opened = await openSealedVault(ROOT, { vaultId: promised.vaultId, vmk: Buffer.from(promised.vmk) }, { disk })),
    async () => {
      await put(open().vault, 'recordings/brought-in/original', BROUGHT_IN)
      await open().vault.updateFacts('brought-in', { ...aboutFilming, origin: 'file', state: 'closed' })
      promised.isBroughtIn = true
    },
    async () => {
      promised.recordingId = await open().vault.beginRecording(aboutFilming)
      promised.isBegun = true
    },
    ...Array.from({ length: CHUNKS }, (_, index) => () => append(index)),
    async () => {
      await open().vault.closeRecording(promised.recordingId ?? '')
      promised.isFinished = true
    },
    ...Array.from({ length: 9 }, () => async () => {
      await open().records.commit(changesOfStep(promised.steps + 1))
      promised.steps += 1
    }),
    // Laid out anew, as footage is after an import.
    () => put(open().vault, 'recordings/brought-in/original', BROUGHT_IN),
    changeOnce,
    () => put(open().vault, `pictures/${PICTURE}`, Buffer.alloc(70_000, 5)),
    () => put(open().vault, 'recordings/brought-in/thumbnails', Buffer.alloc(3_000, 9)),
    () => open().vault.remove(`pictures/${PICTURE}`),
    async () => {
      promised.isErasing = true
      await open().vault.removeRecording('brought-in')
      promised.isErased = true
    },
    async () => {
      await open().erase({ groups: new Set([ERASED_SESSION]), recordingIds: new Set() })
      promised.isSessionErased = true
    },
    changeOnce,
    () => open().vault.close(),
  ]
  return { promised, deeds }
}
