import { join } from 'node:path'
import { AppFailure } from '../../shared/domain/outcome'
import { knownErased } from './copies/erased'
import { createCatalogue } from './catalogue/catalogue'
import { VaultDamaged } from './crypto/damaged'
import { testCrypto } from './crypto/self-test'
import { wipe } from './crypto/secrets'
import { localDisk, type Disk } from './disk'
import { onDisk } from './disk-failure'
import { openSealedVault, type OpenedVault } from './sealed-vault'
import { openAttempts, type AttemptClocks } from './slots/attempts'
import { calibrate } from './slots/calibrate'
import { addEscrow, changePassphrase, removeEscrow, replaceRecovery } from './slots/change-slots'
import { createSlots, type NewSlots } from './slots/make-slots'
import { openWithPassphrase, openWithRecovery } from './slots/open-slots'
import type { KdfSettings } from './slots/passphrase-key'
import { slotsOf, type SlotFile, type SlotInfo } from './slots/slot-file'
import { loadSlots, saveSlots } from './slots/slot-store'
import { checkShape } from './take-over-plain'

/** Where a vault is brought back to, beside its place, until it is whole. */
export const RESTORING = 'vault.restoring'

/** The vault from outside: whether there is one, and the ways to open it. Nothing in it can be read from here. */
export interface Door {
  state(): Promise<DoorState>
  /** A new vault in an empty place. The recovery key is printed and nowhere kept. */
  create(passphrase: Uint8Array): Promise<{ readonly opened: OpenedVault; readonly recoveryKey: string }>
  /** Errors: `wrong-passphrase`, `too-soon`, `vault-damaged`. */
  unlock(passphrase: Uint8Array): Promise<OpenedVault>
  /** With the recovery sheet, which also sets the passphrase that holds from now on. */
  recover(recoveryKey: string, newPassphrase: Uint8Array): Promise<OpenedVault>
  /**
   * A copy of a vault takes the place of none. `vmk` opens it, and is wiped with the vault; `newPassphrase` holds from then
   * on, or null. What this installation knows to have been erased is erased again; so many were.
   */
  adopt(copy: string, vmk: Buffer, newPassphrase: Uint8Array | null): Promise<{ readonly opened: OpenedVault; readonly erasedAgain: number }>
  /** Asks for the passphrase that holds: whoever finds the app open must not be able to shut its owner out. */
  changePassphrase(passphrase: Uint8Array, newPassphrase: Uint8Array): Promise<void>
  newRecoveryKey(passphrase: Uint8Array): Promise<string>
  addEscrow(passphrase: Uint8Array, publicKey: Uint8Array, label: string): Promise<void>
  removeEscrow(passphrase: Uint8Array, slotId: string): Promise<void>
  slots(): Promise<readonly SlotInfo[]>
  /** That whoever sits here knows the passphrase that holds. Errors: as `unlock`. */
  confirm(passphrase: Uint8Array): Promise<void>
  /** Wrong passphrases since the last right one. */
  failedAttempts(): number
}

export type DoorState = { readonly kind: 'none' } | { readonly kind: 'there'; readonly vaultId: string; readonly waitMs: number }

export interface DoorOptions {
  readonly clocks: AttemptClocks
  readonly disk?: Disk
  /** How much work a new passphrase is worth; measured on this computer where nothing is said. */
  readonly kdf?: KdfSettings
}

export async function openDoor(dataFolder: string, { clocks, disk = localDisk, kdf }: DoorOptions): Promise<Door> {
  await testCrypto()
  const root = join(dataFolder, 'vault')
  await onDisk(0, async () => {
    await checkShape(disk, root)
    await disk.makeFolder(root)
    // What bringing a backup back left half-done is begun anew.
    await disk.remove(join(dataFolder, RESTORING))
  })
  const attempts = await openAttempts(disk, root, clocks)
  const now = (): string => new Date(clocks.now()).toISOString()
  const work = async (): Promise<KdfSettings> => kdf ?? calibrate(() => clocks.elapsed())

  /** Null where there is no vault. What was sealed, and no slots to open it with, is damage: making a vault would destroy its keys. */
  async function read(): Promise<SlotFile | null> {
    const file = await loadSlots(disk, root)
    if (file) return file
    for (const folder of ['media', 'journal']) if ((await disk.names(join(root, folder))).length > 0) throw new VaultDamaged('missing')
    return null
  }
  const needed = async (): Promise<SlotFile> => {
    const file = await guarded(read)
    if (!file) throw new AppFailure({ kind: 'not-available' })
    return file
  }
  const write = (file: SlotFile): Promise<void> => saveSlots(disk, root, file)

  /** Opens the vault, and does what belongs to it; where either fails, no key stays. */
  async function enter(file: SlotFile, vmk: Buffer, andThen: (opened: OpenedVault) => Promise<unknown>): Promise<OpenedVault> {
    let opened: OpenedVault
    try {
      opened = await guarded(() => openSealedVault(root, { vaultId: Buffer.from(file.vaultId, 'hex'), vmk }, { disk, now: clocks.now }))
    } catch (error) {
      wipe(vmk)
      throw error
    }
    try {
      await guarded(() => andThen(opened))
      return opened
    } catch (error) {
      await opened.vault.close()
      throw error
    }
  }
  /** Where the vault's folder was put back from an older copy, what was erased since then goes again. A full disk keeps nobody out. */
  async function stillErased(opened: OpenedVault): Promise<void> {
    await opened.eraseAgain(await knownErased(disk, dataFolder)).catch((error: unknown) => {
      if (!(error instanceof AppFailure)) throw error
    })
  }
  /** Changes the slots with the passphrase in hand. */
  async function change<T>(passphrase: Uint8Array, act: (file: SlotFile, vmk: Buffer) => Promise<{ readonly file: SlotFile; readonly result: T }>): Promise<T> {
    const file = await needed()
    const vmk = await attempts.attempt(() => guarded(() => openWithPassphrase(file, passphrase)))
    try {
      const changed = await act(file, vmk)
      await write(changed.file)
      return changed.result
    } finally {
      wipe(vmk)
    }
  }

  return {
    async state() {
      const file = await guarded(read)
      return file ? { kind: 'there', vaultId: file.vaultId, waitMs: attempts.waitMs() } : { kind: 'none' }
    },
    async create(passphrase) {
      if (await guarded(read)) throw new AppFailure({ kind: 'not-available' })
      const made: NewSlots = await createSlots({ typed: passphrase, kdf: await work(), now: now() })
      const secrets = { vaultId: Buffer.from(made.file.vaultId, 'hex'), vmk: made.vmk }
      try {
        await onDisk(0, () => createCatalogue(disk, root, secrets))
        await write(made.file)
      } catch (error) {
        wipe(made.vmk)
        throw error
      }
      const opened = await enter(made.file, made.vmk, ({ audit }) => audit.note({ kind: 'created' }))
      return { opened, recoveryKey: made.recoveryKey }
    },
    async unlock(passphrase) {
      const file = await needed()
      const failedAttempts = attempts.wrong()
      const vmk = await attempts.attempt(() => guarded(() => openWithPassphrase(file, passphrase)))
      return enter(file, vmk, async (opened) => {
        await opened.audit.note({ kind: 'unlocked', failedAttempts })
        await stillErased(opened)
      })
    },
    async recover(recoveryKey, newPassphrase) {
      const file = await needed()
      const vmk = await guarded(() => openWithRecovery(file, recoveryKey))
      let changed: SlotFile
      try {
        changed = await changePassphrase(file, vmk, { typed: newPassphrase, kdf: await work(), now: now() })
        await write(changed)
      } catch (error) {
        wipe(vmk)
        throw error
      }
      return enter(changed, vmk, async (opened) => {
        await opened.audit.note({ kind: 'recovered' })
        await stillErased(opened)
      })
    },
    async adopt(copy, vmk, newPassphrase) {
      if (await guarded(read)) throw new AppFailure({ kind: 'not-available' })
      await onDisk(0, async () => {
        await disk.remove(root)
        await disk.rename(copy, root)
        await disk.syncFolder(dataFolder)
      })
      if (newPassphrase) await write(await changePassphrase(await needed(), vmk, { typed: newPassphrase, kdf: await work(), now: now() }))
      let erasedAgain = 0
      const opened = await enter(await needed(), vmk, async (entered) => {
        erasedAgain = await entered.eraseAgain(await knownErased(disk, dataFolder))
      })
      return { opened, erasedAgain }
    },
    changePassphrase: (passphrase, newPassphrase) =>
      change(passphrase, async (file, vmk) => ({ file: await changePassphrase(file, vmk, { typed: newPassphrase, kdf: await work(), now: now() }), result: undefined })),
    newRecoveryKey: (passphrase) =>
      change(passphrase, async (file, vmk) => {
        const replaced = replaceRecovery(file, vmk, now())
        return { file: replaced.file, result: replaced.recoveryKey }
      }),
    addEscrow: (passphrase, publicKey, label) => change(passphrase, async (file, vmk) => ({ file: addEscrow(file, vmk, publicKey, label, now()), result: undefined })),
    removeEscrow: (passphrase, slotId) => change(passphrase, async (file, vmk) => ({ file: removeEscrow(file, vmk, slotId), result: undefined })),
    slots: async () => slotsOf(await needed()),
    async confirm(passphrase) {
      const file = await needed()
      wipe(await attempts.attempt(() => guarded(() => openWithPassphrase(file, passphrase))))
    },
    failedAttempts: () => attempts.wrong(),
  }
}

/** Damage is said in the app's own words. */
async function guarded<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await onDisk(0, act)
  } catch (error) {
    if (error instanceof VaultDamaged) throw new AppFailure({ kind: 'vault-damaged' })
    throw error
  }
}
