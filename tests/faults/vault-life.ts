import { createCatalogue } from '../../electron/vault/catalogue/catalogue'
import type { Disk } from '../../electron/vault/disk'
import { openSealedVault, type OpenedVault } from '../../electron/vault/sealed-vault'
import { changePassphrase } from '../../electron/vault/slots/change-slots'
import { createSlots, rotate } from '../../electron/vault/slots/make-slots'
import type { SlotFile } from '../../electron/vault/slots/slot-file'
import { areSlotsSaved, loadSlots, saveSlots } from '../../electron/vault/slots/slot-store'
import { AppFailure } from '../../shared/domain/outcome'
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

/** What opens a vault: the number of its passphrase, its sheet, and the master key that both give. */
export interface OpeningKeys {
  readonly passphrase: number
  readonly recoveryKey: string
  readonly vmk: Buffer
}

/** What has been promised so far, and what is being asked for at the moment. */
export interface Promised {
  vaultId: Buffer
  keys: OpeningKeys
  /** Keys that are about to take the place of `keys`: exactly one of the two opens. */
  nextKeys: OpeningKeys | null
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
  /** Lines in the vault's log. */
  lines: number
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
    vaultId: Buffer.alloc(0), keys: { passphrase: 0, recoveryKey: '', vmk: Buffer.alloc(0) }, nextKeys: null, isMade: false, recordingId: null, isBegun: false, chunks: 0, isFinished: false, isBroughtIn: false,
    isErasing: false, isErased: false, steps: 0, isSessionErased: false, lines: 0,
  }
  let opened: OpenedVault | null = null
  const open = (): OpenedVault => {
    if (!opened) throw new Error('The vault is not open yet')
    return opened
  }

  async function make(): Promise<void> {
    await onDisk(0, () => disk.makeFolder(ROOT))
    const made = await createSlots(aPassphrase(passphraseNumbered(0)))
    Object.assign(promised, { vaultId: Buffer.from(made.file.vaultId, 'hex'), keys: { passphrase: 0, recoveryKey: made.recoveryKey, vmk: made.vmk } } satisfies Partial<Promised>)
    await onDisk(0, () => createCatalogue(disk, ROOT, { vaultId: promised.vaultId, vmk: Buffer.from(made.vmk) }))
    await saveSlots(disk, ROOT, made.file)
    promised.isMade = true
  }
  async function append(index: number): Promise<void> {
    await open().vault.appendChunk(promised.recordingId ?? '', index, filmedBytes(FILMED_SEED, chunkEnd(index), chunkEnd(index + 1)))
    promised.chunks = index + 1
  }
  const slots = async (): Promise<SlotFile> => {
    const file = await loadSlots(disk, ROOT)
    if (!file) throw new Error('The slots are gone')
    return file
  }
  async function changeTo(next: OpeningKeys, change: () => Promise<void>): Promise<void> {
    promised.nextKeys = next
    await change()
    Object.assign(promised, { keys: next, nextKeys: null })
  }
  async function changePassphraseOnce(): Promise<void> {
    const { keys } = promised
    const next = { ...keys, passphrase: keys.passphrase + 1 }
    const file = await changePassphrase(await slots(), keys.vmk, aPassphrase(passphraseNumbered(next.passphrase)))
    await changeTo(next, () => saveSlots(disk, ROOT, file))
  }
  async function changeEverything(): Promise<void> {
    const { keys } = promised
    const passphrase = keys.passphrase + 1
    const { file, vmk, recoveryKey } = await rotate(await slots(), keys.vmk, aPassphrase(passphraseNumbered(passphrase)))
    try {
      await changeTo({ passphrase, recoveryKey, vmk }, () => open().rotate({ vmk, save: () => saveSlots(disk, ROOT, file), isSaved: () => areSlotsSaved(disk, ROOT, file) }))
    } catch (error) {
      // What was refused did not happen.
      if (error instanceof AppFailure) promised.nextKeys = null
      throw error
    }
  }
  async function commitStep(): Promise<void> {
    await open().records.commit(changesOfStep(promised.steps + 1))
    promised.steps += 1
  }
  async function writeLine(): Promise<void> {
    await open().audit.write({ kind: 'all-changed', failedAttempts: promised.lines + 1 })
    promised.lines += 1
  }

  const deeds = [
    make,
    async () => void (opened = await openSealedVault(ROOT, { vaultId: promised.vaultId, vmk: Buffer.from(promised.keys.vmk) }, { disk })),
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
    ...Array.from({ length: 9 }, () => commitStep),
    // Laid out anew, as footage is after an import.
    () => put(open().vault, 'recordings/brought-in/original', BROUGHT_IN),
    writeLine,
    changePassphraseOnce,
    changeEverything,
    writeLine,
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
    changeEverything,
    commitStep,
    writeLine,
    changePassphraseOnce,
    () => open().vault.close(),
  ]
  return { promised, deeds }
}
