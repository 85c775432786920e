import { newSecret, wipe } from '../crypto/secrets'
import { newPassphraseBytes } from './passphrase-bytes'
import { passphraseKey, type KdfSettings, type PassphraseKdf } from './passphrase-key'
import { formatRecoveryKey, RECOVERY_KEY_BYTES } from './recovery-key'
import { checkSlotFile, signSlotFile, type Slot, type SlotFile } from './slot-file'
import { wrapForEscrow, wrapWithPassphrase, wrapWithRecovery } from './wrap-slot'

/** What a new passphrase slot is made from. `typed` is neither kept nor wiped here. */
export interface NewPassphrase {
  readonly typed: Uint8Array
  readonly kdf: KdfSettings
  /** ISO 8601, UTC. */
  readonly now: string
  readonly derive?: PassphraseKdf
}

/** `vmk` is to be wiped by whoever asked for it; `recoveryKey` is printed and nowhere kept. */
export interface NewSlots {
  readonly file: SlotFile
  readonly vmk: Buffer
  readonly recoveryKey: string
}

/** A new vault's key, and the two slots that every vault has. Errors: `invalid-request` for a passphrase that may not be. */
export function createSlots(passphrase: NewPassphrase): Promise<NewSlots> {
  return newSlots(newSecret(16).toString('hex'), passphrase, () => [])
}

/**
 * A new vault key with all slots anew, for when the passphrase or the recovery sheet got about: neither opens what is
 * sealed under the new key. Escrow goes on, with the same public keys. What the old key wraps has to be wrapped anew.
 */
export async function rotate(file: SlotFile, vmk: Uint8Array, passphrase: NewPassphrase): Promise<NewSlots> {
  // Public keys in a file that someone else changed would be handed the new vault key.
  checkSlotFile(file, vmk)
  const escrow = file.slots.filter((slot) => slot.kind === 'escrow')
  return newSlots(file.vaultId, passphrase, (newVmk) => escrow.map((slot) => wrapForEscrow(file.vaultId, newVmk, Buffer.from(slot.publicKey, 'hex'), slot)))
}

async function newSlots(vaultId: string, { typed, kdf, now, derive = passphraseKey }: NewPassphrase, others: (vmk: Buffer) => readonly Slot[]): Promise<NewSlots> {
  const passphrase = newPassphraseBytes(typed)
  const vmk = newSecret(32)
  try {
    const first = await wrapWithPassphrase(vaultId, vmk, passphrase, kdf, { createdAt: now, label: '' }, derive)
    const { slot, recoveryKey } = newRecoverySlot(vaultId, vmk, now)
    return { file: signSlotFile(vaultId, [first, slot, ...others(vmk)], vmk), vmk, recoveryKey }
  } catch (error) {
    wipe(vmk)
    throw error
  } finally {
    wipe(passphrase)
  }
}

export function newRecoverySlot(vaultId: string, vmk: Uint8Array, now: string): { readonly slot: Slot; readonly recoveryKey: string } {
  const secret = newSecret(RECOVERY_KEY_BYTES)
  const slot = wrapWithRecovery(vaultId, vmk, secret, { createdAt: now, label: '' })
  const recoveryKey = formatRecoveryKey(secret)
  wipe(secret)
  return { slot, recoveryKey }
}
