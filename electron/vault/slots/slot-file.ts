import { z } from 'zod'
import type { VaultSlot } from '../../../shared/domain/vault-slot'
import { VaultDamaged } from '../crypto/damaged'
import { deriveKey, isSame, macOf } from '../crypto/derive'
import { wipe } from '../crypto/secrets'
import { kdfSchema } from './passphrase-key'

/** Who can open the vault: one slot each, all of them wrapping the same vault key. This is what `vault.json` holds. */
export type SlotFile = z.infer<typeof fileSchema>
export type Slot = SlotFile['slots'][number]
export type SlotKind = Slot['kind']

export const MOST_SLOTS = 16
export const LONGEST_SLOT_LABEL = 80
export const MOST_SLOT_FILE_BYTES = 64 * 1_024
export const SALT_BYTES = 16

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`))
const WRAPPED_BYTES = 12 + 32 + 16

const named = { id: hex(8), createdAt: z.iso.datetime(), label: z.string().max(LONGEST_SLOT_LABEL) }
// The wrapped key stands last: what stands before it is bound to it.
const passphraseSlot = z.strictObject({ kind: z.literal('passphrase'), ...named, salt: hex(SALT_BYTES), kdf: kdfSchema.readonly(), wrapped: hex(WRAPPED_BYTES) }).readonly()
const recoverySlot = z.strictObject({ kind: z.literal('recovery'), ...named, salt: hex(SALT_BYTES), wrapped: hex(WRAPPED_BYTES) }).readonly()
const escrowSlot = z.strictObject({ kind: z.literal('escrow'), ...named, publicKey: hex(32), wrapped: hex(32 + WRAPPED_BYTES) }).readonly()

const fileSchema = z
  .strictObject({
    format: z.literal('second-look-vault'),
    version: z.literal(1),
    vaultId: hex(16),
    slots: z.array(z.union([passphraseSlot, recoverySlot, escrowSlot])).min(1).max(MOST_SLOTS).readonly(),
    mac: hex(32),
  })
  .readonly()
  .refine(({ slots }) => new Set(slots.map((slot) => slot.id)).size === slots.length)
  // One of each, so that a hostile file cannot ask for sixteen long derivations.
  .refine(({ slots }) => ['passphrase', 'recovery'].every((kind) => slots.filter((slot) => slot.kind === kind).length === 1))

/**
 * Takes only what `writeSlotFile` gives, byte for byte. Whether a vault key belongs to it is only known once it opens
 * (`checkSlotFile`). Errors: `VaultDamaged`.
 */
export function readSlotFile(bytes: Uint8Array): SlotFile {
  if (bytes.length > MOST_SLOT_FILE_BYTES) throw new VaultDamaged('tampered')
  const file = parsed(bytes)
  // One way to write a file: nothing in it can be changed without changing what the MAC covers.
  if (file === null || !isSame(writeSlotFile(file), bytes)) throw new VaultDamaged('tampered')
  return file
}

function parsed(bytes: Uint8Array): SlotFile | null {
  try {
    return fileSchema.parse(JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')))
  } catch {
    return null
  }
}

export function writeSlotFile(file: SlotFile): Buffer {
  return Buffer.from(`${JSON.stringify(file, null, 2)}\n`, 'utf8')
}

/** The file with its MAC. Throws where it could not be read again, before anything is written. */
export function signSlotFile(vaultId: string, slots: readonly Slot[], vmk: Uint8Array): SlotFile {
  const contents = { format: 'second-look-vault', version: 1, vaultId, slots } as const
  const file: SlotFile = { ...contents, mac: macOver(contents, vmk).toString('hex') }
  return readSlotFile(writeSlotFile(file))
}

/** Everything in the file was written by someone who had this vault key. Errors: `VaultDamaged`. */
export function checkSlotFile(file: SlotFile, vmk: Uint8Array): void {
  const { mac, ...contents } = file
  if (!isSame(macOver(contents, vmk), Buffer.from(mac, 'hex'))) throw new VaultDamaged('tampered')
}

function macOver(contents: Omit<SlotFile, 'mac'>, vmk: Uint8Array): Buffer {
  const key = deriveKey(vmk, 'header-mac')
  const mac = macOf(key, Buffer.from(JSON.stringify(contents), 'utf8'))
  wipe(key)
  return mac
}

/** "Who can open this vault", in the order in which it came about. */
export function slotsOf(file: SlotFile): readonly VaultSlot[] {
  return file.slots.map(({ id, kind, createdAt, label }) => ({ id, kind, createdAt, label }))
}
