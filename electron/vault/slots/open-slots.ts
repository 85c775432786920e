import { AppFailure, type AppError } from '../../../shared/domain/outcome'
import { VaultDamaged } from '../crypto/damaged'
import { isSame } from '../crypto/derive'
import { wipe } from '../crypto/secrets'
import { passphraseBytes } from './passphrase-bytes'
import { passphraseKey, type PassphraseKdf } from './passphrase-key'
import { parseRecoveryKey } from './recovery-key'
import { BOX_KEY_BYTES, publicKeyOf } from './sealed-box'
import { checkSlotFile, type SlotFile, type SlotKind } from './slot-file'
import { unwrapWithEscrow, unwrapWithPassphrase, unwrapWithRecovery, type SlotOf } from './wrap-slot'

/**
 * The vault key, to be wiped by whoever asked for it. What was typed is neither kept nor wiped here.
 * Errors: `wrong-passphrase`, also where only this slot was changed, which looks the same; `VaultDamaged` where the slot
 * opens and the file is not what was written.
 */
export async function openWithPassphrase(file: SlotFile, typed: Uint8Array, derive: PassphraseKdf = passphraseKey): Promise<Buffer> {
  const passphrase = passphraseBytes(typed)
  if (passphrase === null) throw new AppFailure({ kind: 'wrong-passphrase' })
  try {
    return await opening(file, { kind: 'wrong-passphrase' }, async () => unwrapWithPassphrase(file.vaultId, theSlot(file, 'passphrase'), passphrase, derive))
  } finally {
    wipe(passphrase)
  }
}

/** Errors: `wrong-recovery-key`, with the groups that are mistyped; none where it is another vault's. `VaultDamaged`. */
export async function openWithRecovery(file: SlotFile, typed: string): Promise<Buffer> {
  const read = parseRecoveryKey(typed)
  if (!read.ok) throw new AppFailure({ kind: 'wrong-recovery-key', mistypedGroups: read.mistypedGroups })
  try {
    return await opening(file, { kind: 'wrong-recovery-key', mistypedGroups: [] }, async () => unwrapWithRecovery(file.vaultId, theSlot(file, 'recovery'), read.bytes))
  } finally {
    wipe(read.bytes)
  }
}

/** `privateKey`: 32 raw bytes of X25519. Errors: `wrong-escrow-key`, `VaultDamaged`. */
export async function openWithEscrow(file: SlotFile, privateKey: Uint8Array): Promise<Buffer> {
  const slot = privateKey.length === BOX_KEY_BYTES ? escrowSlot(file, publicKeyOf(privateKey)) : undefined
  if (slot === undefined) throw new AppFailure({ kind: 'wrong-escrow-key' })
  return opening(file, { kind: 'wrong-escrow-key' }, async () => unwrapWithEscrow(file.vaultId, slot, privateKey))
}

export function escrowSlot(file: SlotFile, publicKey: Uint8Array): SlotOf<'escrow'> | undefined {
  return file.slots.filter((slot) => slot.kind === 'escrow').find((slot) => isSame(Buffer.from(slot.publicKey, 'hex'), publicKey))
}

function theSlot<Kind extends SlotKind>(file: SlotFile, kind: Kind): SlotOf<Kind> {
  const slot = file.slots.find((one): one is SlotOf<Kind> => one.kind === kind)
  if (slot === undefined) throw new VaultDamaged('tampered')
  return slot
}

async function opening(file: SlotFile, wrong: AppError, unwrap: () => Promise<Buffer>): Promise<Buffer> {
  const vmk = await unwrap().catch((error: unknown) => {
    throw error instanceof VaultDamaged ? new AppFailure(wrong) : error
  })
  try {
    checkSlotFile(file, vmk)
    return vmk
  } catch (error) {
    wipe(vmk)
    throw error
  }
}
