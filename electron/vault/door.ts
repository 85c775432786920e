import { join } from 'node:path'
import type { Audited } from '../../shared/domain/audit'
import { AppFailure } from '../../shared/domain/outcome'
import type { VaultSlot } from '../../shared/domain/vault-slot'
import { createCatalogue } from './catalogue/catalogue'
import { VaultDamaged } from './crypto/damaged'
import { testCrypto } from './crypto/self-test'
import { wipe } from './crypto/secrets'
import { damageInWords } from './damage-in-words'
import { localDisk, type Disk } from './disk'
import { onDisk } from './disk-failure'
import { inTurn } from './in-turn'
import { noteBeginnings } from './log-ends'
import { openSealedVault, type OpenedVault, type SealedVaultOptions } from './sealed-vault'
import { openAttempts, type AttemptClocks } from './slots/attempts'
import { calibrate } from './slots/calibrate'
import { addEscrow, changePassphrase, removeEscrow, replaceRecovery } from './slots/change-slots'
import { createSlots, rotate, type NewSlots } from './slots/make-slots'
import { escrowSlot, openWithEscrow, openWithPassphrase, openWithRecovery } from './slots/open-slots'
import type { KdfSettings } from './slots/passphrase-key'
import { publicKeyOf } from './slots/sealed-box'
import { slotsOf, type SlotFile } from './slots/slot-file'
import { areSlotsSaved, loadSlots, saveSlots, sweepSlots } from './slots/slot-store'
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
  /** The same with the private half of a service's key, 32 raw bytes. Errors: `wrong-escrow-key`. */
  openWithServiceKey(privateKey: Uint8Array, newPassphrase: Uint8Array): Promise<OpenedVault>
  /** That this is the sheet that opens the vault now. Errors: `wrong-recovery-key`. */
  checkSheet(recoveryKey: string): Promise<void>
  /** Errors: `wrong-escrow-key`. */
  checkServiceKey(privateKey: Uint8Array): Promise<void>
  /** The random id under which the vault lists this key. */
  serviceSlot(privateKey: Uint8Array): Promise<string>
  /**
   * A copy of a vault takes the place of none. `vmk` opens it, and is wiped with the vault; `newPassphrase` holds from then
   * on, or null. What this installation knows to have been erased is erased again; so many were.
   */
  adopt(copy: string, vmk: Buffer, newPassphrase: Uint8Array | null): Promise<{ readonly opened: OpenedVault; readonly erasedAgain: number }>
  /** Asks for the passphrase that holds: whoever finds the app open must not be able to shut its owner out. */
  changePassphrase(passphrase: Uint8Array, newPassphrase: Uint8Array): Promise<void>
  newRecoveryKey(passphrase: Uint8Array): Promise<string>
  /**
   * Another master key, passphrase and recovery key for the vault that is open, for when the passphrase or the sheet got about.
   * Service keys go on. After a crash either the old ones open everything, or the new ones do. Gives the recovery key.
   */
  rotate(opened: OpenedVault, passphrase: Uint8Array, newPassphrase: Uint8Array): Promise<string>
  addEscrow(passphrase: Uint8Array, publicKey: Uint8Array, label: string): Promise<void>
  removeEscrow(passphrase: Uint8Array, slotId: string): Promise<void>
  slots(): Promise<readonly VaultSlot[]>
  /** That whoever sits here knows the passphrase that holds. Errors: as `unlock`. */
  confirm(passphrase: Uint8Array): Promise<void>
  /** Wrong passphrases since the last right one. */
  failedAttempts(): number
}

export type DoorState = { readonly kind: 'none' } | { readonly kind: 'there'; readonly vaultId: string; readonly waitMs: number; readonly slots: readonly VaultSlot[] }

export interface DoorOptions extends Pick<SealedVaultOptions, 'bulk'> {
  readonly clocks: AttemptClocks
  readonly disk?: Disk
  /** How much work a new passphrase is worth; measured on this computer where nothing is said. */
  readonly kdf?: KdfSettings
}

const slotOf = (file: SlotFile, privateKey: Uint8Array): string => escrowSlot(file, publicKeyOf(privateKey))?.id ?? 'unknown'

export async function openDoor(dataFolder: string, { clocks, disk = localDisk, kdf, bulk }: DoorOptions): Promise<Door> {
  await testCrypto()
  const root = join(dataFolder, 'vault')
  await onDisk(0, async () => {
    await checkShape(disk, root)
    await disk.makeFolder(root)
    await sweepSlots(disk, root)
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
      opened = await guarded(() => openSealedVault(root, { vaultId: Buffer.from(file.vaultId, 'hex'), vmk }, { disk, now: clocks.now, ...(bulk && { bulk }) }))
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
    await opened.eraseAgain().catch((error: unknown) => {
      if (!(error instanceof AppFailure)) throw error
    })
  }
  /** One change of the slots after the other: each begins with what the one before it wrote. */
  const changes = inTurn()
  /** Changes the slots with the passphrase in hand. */
  function withPassphrase<T>(passphrase: Uint8Array, act: (file: SlotFile, vmk: Buffer) => Promise<T>): Promise<T> {
    return changes(async () => {
      const file = await needed()
      const vmk = await attempts.attempt(() => guarded(() => openWithPassphrase(file, passphrase)))
      try {
        return await act(file, vmk)
      } finally {
        wipe(vmk)
      }
    })
  }
  /** Opens the vault without its passphrase, and sets the one that holds from now on. */
  async function openAnew(open: (file: SlotFile) => Promise<Buffer>, newPassphrase: Uint8Array, audited: (file: SlotFile, failedAttempts: number) => Audited): Promise<OpenedVault> {
    const failedAttempts = attempts.wrong()
    const { file, vmk } = await changes(async () => {
      const before = await needed()
      const key = await guarded(() => open(before))
      try {
        const changed = await changePassphrase(before, key, { typed: newPassphrase, kdf: await work(), now: now() })
        await write(changed)
        return { file: changed, vmk: key }
      } catch (error) {
        wipe(key)
        throw error
      }
    })
    return enter(file, vmk, async (opened) => {
      await opened.audit.note(audited(file, failedAttempts))
      await attempts.forget()
      await stillErased(opened)
    })
  }

  async function check(open: (file: SlotFile) => Promise<Buffer>): Promise<void> {
    const file = await needed()
    wipe(await guarded(() => open(file)))
  }

  return {
    async state() {
      const file = await guarded(read)
      return file ? { kind: 'there', vaultId: file.vaultId, waitMs: attempts.waitMs(), slots: slotsOf(file) } : { kind: 'none' }
    },
    async create(passphrase) {
      if (await guarded(read)) throw new AppFailure({ kind: 'not-available' })
      const made: NewSlots = await createSlots({ typed: passphrase, kdf: await work(), now: now() })
      const secrets = { vaultId: Buffer.from(made.file.vaultId, 'hex'), vmk: made.vmk }
      try {
        await onDisk(0, async () => {
          // Bringing a backup back may have been refused when the folder was gone already.
          await disk.makeFolder(root)
          await createCatalogue(disk, root, secrets)
        })
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
    recover: (recoveryKey, newPassphrase) => openAnew((file) => openWithRecovery(file, recoveryKey), newPassphrase, (_, failedAttempts) => ({ kind: 'recovered', failedAttempts })),
    openWithServiceKey: (privateKey, newPassphrase) => openAnew((file) => openWithEscrow(file, privateKey), newPassphrase, (file, failedAttempts) => ({ kind: 'opened-by-service', slotId: slotOf(file, privateKey), failedAttempts })),
    checkSheet: (recoveryKey) => check((file) => openWithRecovery(file, recoveryKey)),
    serviceSlot: async (privateKey) => slotOf(await needed(), privateKey),
    checkServiceKey: (privateKey) => check((file) => openWithEscrow(file, privateKey)),
    async adopt(copy, vmk, newPassphrase) {
      let file: SlotFile
      try {
        if (await guarded(read)) throw new AppFailure({ kind: 'not-available' })
        await guarded(async () => {
          const slots = await loadSlots(disk, copy)
          if (slots) await noteBeginnings(disk, copy, { vaultId: Buffer.from(slots.vaultId, 'hex'), vmk })
          await disk.remove(root)
          await disk.rename(copy, root)
          await disk.syncFolder(dataFolder)
        })
        if (newPassphrase) await write(await changePassphrase(await needed(), vmk, { typed: newPassphrase, kdf: await work(), now: now() }))
        file = await needed()
      } catch (error) {
        wipe(vmk)
        throw error
      }
      let erasedAgain = 0
      const opened = await enter(file, vmk, async (entered) => {
        erasedAgain = await entered.eraseAgain()
      })
      return { opened, erasedAgain }
    },
    changePassphrase: (passphrase, newPassphrase) =>
      withPassphrase(passphrase, async (file, vmk) => write(await changePassphrase(file, vmk, { typed: newPassphrase, kdf: await work(), now: now() }))),
    newRecoveryKey: (passphrase) =>
      withPassphrase(passphrase, async (file, vmk) => {
        const replaced = replaceRecovery(file, vmk, now())
        await write(replaced.file)
        return replaced.recoveryKey
      }),
    rotate: (opened, passphrase, newPassphrase) =>
      withPassphrase(passphrase, async (file, vmk) => {
        if (opened.vaultId !== file.vaultId) throw new AppFailure({ kind: 'not-available' })
        const made = await rotate(file, vmk, { typed: newPassphrase, kdf: await work(), now: now() })
        try {
          await guarded(() => opened.rotate({ vmk: made.vmk, save: () => write(made.file), isSaved: () => areSlotsSaved(disk, root, made.file) }))
          return made.recoveryKey
        } finally {
          wipe(made.vmk)
        }
      }),
    addEscrow: (passphrase, publicKey, label) => withPassphrase(passphrase, async (file, vmk) => write(addEscrow(file, vmk, publicKey, label, now()))),
    removeEscrow: (passphrase, slotId) => withPassphrase(passphrase, async (file, vmk) => write(removeEscrow(file, vmk, slotId))),
    slots: async () => slotsOf(await needed()),
    async confirm(passphrase) {
      const file = await needed()
      wipe(await attempts.attempt(() => guarded(() => openWithPassphrase(file, passphrase))))
    },
    failedAttempts: () => attempts.wrong(),
  }
}

/** What the disk refuses and what is damaged, in the app's own words. */
const guarded = <T>(act: () => Promise<T>): Promise<T> => damageInWords(() => onDisk(0, act))
