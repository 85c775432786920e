import { AppFailure } from '../../../shared/domain/outcome'
import { wipe } from '../crypto/secrets'
import { newRecoverySlot, type NewPassphrase } from './make-slots'
import { escrowSlot } from './open-slots'
import { newPassphraseBytes } from './passphrase-bytes'
import { passphraseKey } from './passphrase-key'
import { isUsablePublicKey } from './sealed-box'
import { checkSlotFile, LONGEST_SLOT_LABEL, MOST_SLOTS, signSlotFile, type Slot, type SlotFile } from './slot-file'
import { wrapForEscrow, wrapWithPassphrase } from './wrap-slot'

// Each gives a new file for the same vault key; it counts once it has replaced the old one on disk. A file that was not
// written with this vault key is `VaultDamaged` and stays as it is.

/** The old passphrase opens nothing any more but old copies of the file. Errors: `invalid-request`. */
export async function changePassphrase(file: SlotFile, vmk: Uint8Array, { typed, kdf, now, derive = passphraseKey }: NewPassphrase): Promise<SlotFile> {
  checkSlotFile(file, vmk)
  const passphrase = newPassphraseBytes(typed)
  try {
    return withSlot(file, vmk, await wrapWithPassphrase(file.vaultId, vmk, passphrase, kdf, { createdAt: now, label: '' }, derive))
  } finally {
    wipe(passphrase)
  }
}

/** The sheet that was printed before opens nothing any more but old copies of the file. */
export function replaceRecovery(file: SlotFile, vmk: Uint8Array, now: string): { readonly file: SlotFile; readonly recoveryKey: string } {
  checkSlotFile(file, vmk)
  const { slot, recoveryKey } = newRecoverySlot(file.vaultId, vmk, now)
  return { file: withSlot(file, vmk, slot), recoveryKey }
}

/**
 * Lets the holder of a private key open the vault: `publicKey` is 32 raw bytes of X25519, `label` says who that is.
 * Errors: `invalid-request` for a key that cannot be one or is there already, an empty or long label, or too many slots.
 */
export function addEscrow(file: SlotFile, vmk: Uint8Array, publicKey: Uint8Array, label: string, now: string): SlotFile {
  checkSlotFile(file, vmk)
  if (!isUsablePublicKey(publicKey) || escrowSlot(file, publicKey) !== undefined) throw new AppFailure({ kind: 'invalid-request', detail: 'escrow key' })
  if (label.trim() === '' || label.length > LONGEST_SLOT_LABEL) throw new AppFailure({ kind: 'invalid-request', detail: 'escrow label' })
  if (file.slots.length === MOST_SLOTS) throw new AppFailure({ kind: 'invalid-request', detail: 'too many slots' })
  return signSlotFile(file.vaultId, [...file.slots, wrapForEscrow(file.vaultId, vmk, publicKey, { createdAt: now, label })], vmk)
}

/** The key holder may have kept the vault key: only `rotate` shuts out someone who opened the vault once. */
export function removeEscrow(file: SlotFile, vmk: Uint8Array, slotId: string): SlotFile {
  checkSlotFile(file, vmk)
  const kept = file.slots.filter((slot) => slot.id !== slotId || slot.kind !== 'escrow')
  if (kept.length === file.slots.length) throw new AppFailure({ kind: 'invalid-request', detail: 'no such escrow slot' })
  return signSlotFile(file.vaultId, kept, vmk)
}

/** In place of the one of its kind. */
function withSlot(file: SlotFile, vmk: Uint8Array, slot: Slot): SlotFile {
  return signSlotFile(file.vaultId, file.slots.map((old) => (old.kind === slot.kind ? slot : old)), vmk)
}
