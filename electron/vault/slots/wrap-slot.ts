import { openSmall, sealSmall } from '../crypto/aead'
import { deriveKey } from '../crypto/derive'
import { newSecret, wipe } from '../crypto/secrets'
import type { KdfSettings, PassphraseKdf } from './passphrase-key'
import { openWithPrivateKey, sealToPublicKey } from './sealed-box'
import { SALT_BYTES, type Slot, type SlotKind } from './slot-file'

export type SlotOf<Kind extends SlotKind> = Extract<Slot, { readonly kind: Kind }>

/** What a slot says of itself when it is made. */
export interface SlotNaming {
  /** ISO 8601, UTC. */
  readonly createdAt: string
  readonly label: string
}

/** `passphrase` as `newPassphraseBytes` gives it. */
export async function wrapWithPassphrase(vaultId: string, vmk: Uint8Array, passphrase: Uint8Array, kdf: KdfSettings, naming: SlotNaming, derive: PassphraseKdf): Promise<SlotOf<'passphrase'>> {
  const { memoryKiB, passes, lanes } = kdf
  const about = { kind: 'passphrase', ...named(naming), salt: randomHex(SALT_BYTES), kdf: { memoryKiB, passes, lanes } } as const
  const key = await passphraseSlotKey(about, passphrase, derive)
  return { ...about, wrapped: sealed(key, vaultId, about, vmk) }
}

export function wrapWithRecovery(vaultId: string, vmk: Uint8Array, recoveryKey: Uint8Array, naming: SlotNaming): SlotOf<'recovery'> {
  const about = { kind: 'recovery', ...named(naming), salt: randomHex(SALT_BYTES) } as const
  return { ...about, wrapped: sealed(recoverySlotKey(about, recoveryKey), vaultId, about, vmk) }
}

export function wrapForEscrow(vaultId: string, vmk: Uint8Array, publicKey: Uint8Array, naming: SlotNaming): SlotOf<'escrow'> {
  const about = { kind: 'escrow', ...named(naming), publicKey: Buffer.from(publicKey).toString('hex') } as const
  return { ...about, wrapped: sealToPublicKey(publicKey, boundTo(vaultId, about), vmk).toString('hex') }
}

/** All three give the vault key. Errors: `VaultDamaged` where it is another secret, or the slot was changed. */
export async function unwrapWithPassphrase(vaultId: string, slot: SlotOf<'passphrase'>, passphrase: Uint8Array, derive: PassphraseKdf): Promise<Buffer> {
  return opened(await passphraseSlotKey(slot, passphrase, derive), vaultId, slot)
}

export function unwrapWithRecovery(vaultId: string, slot: SlotOf<'recovery'>, recoveryKey: Uint8Array): Buffer {
  return opened(recoverySlotKey(slot, recoveryKey), vaultId, slot)
}

export function unwrapWithEscrow(vaultId: string, slot: SlotOf<'escrow'>, privateKey: Uint8Array): Buffer {
  const { wrapped, ...about } = slot
  return openWithPrivateKey(privateKey, boundTo(vaultId, about), Buffer.from(wrapped, 'hex'))
}

async function passphraseSlotKey({ salt, kdf }: Pick<SlotOf<'passphrase'>, 'salt' | 'kdf'>, passphrase: Uint8Array, derive: PassphraseKdf): Promise<Buffer> {
  const stretched = await derive(passphrase, Buffer.from(salt, 'hex'), kdf)
  const key = deriveKey(stretched, 'kek-passphrase')
  wipe(stretched)
  return key
}

function recoverySlotKey({ salt }: Pick<SlotOf<'recovery'>, 'salt'>, recoveryKey: Uint8Array): Buffer {
  return deriveKey(recoveryKey, 'kek-recovery', Buffer.from(salt, 'hex'))
}

function sealed(key: Buffer, vaultId: string, about: AboutSlot, vmk: Uint8Array): string {
  try {
    return sealSmall(key, boundTo(vaultId, about), vmk).toString('hex')
  } finally {
    wipe(key)
  }
}

function opened(key: Buffer, vaultId: string, { wrapped, ...about }: SlotOf<'passphrase'> | SlotOf<'recovery'>): Buffer {
  try {
    return openSmall(key, boundTo(vaultId, about), Buffer.from(wrapped, 'hex'))
  } finally {
    wipe(key)
  }
}

type AboutSlot = { readonly kind: SlotKind; readonly id: string } & SlotNaming

// A wrapped key works only in its vault, in its own slot, under the label that it was given.
function boundTo(vaultId: string, about: AboutSlot): Buffer {
  return Buffer.from(JSON.stringify(['second-look/v1/slot', vaultId, about]), 'utf8')
}

const named = ({ createdAt, label }: SlotNaming) => ({ id: randomHex(8), createdAt, label })
const randomHex = (bytes: number) => newSecret(bytes).toString('hex')
