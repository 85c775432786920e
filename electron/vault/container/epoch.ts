import { openBytes, sealBytes, TAG_BYTES } from '../crypto/aead'
import { deriveKey } from '../crypto/derive'
import { VaultDamaged } from '../crypto/damaged'
import { newSecret, wipe } from '../crypto/secrets'
import { EPOCHS_AT_MOST, OVERHEAD_BYTES, readRecordHeader, recordNonce, RECORD_HEADER_BYTES, writeRecordHeader, type ContainerIdentity } from './format'

const SALT_BYTES = 32
export const EPOCH_BYTES = OVERHEAD_BYTES + SALT_BYTES
/** In front of the first record of a file. */
export const NO_TAG = Buffer.alloc(TAG_BYTES)

export interface Epoch {
  readonly number: number
  /** Seals this epoch's records; whoever holds only this can go on writing, and read nothing from before. */
  readonly dataKey: Buffer
}

/** Where an epoch begins: the tag of the record in front ties it to everything that was there then. */
export interface EpochStart {
  readonly number: number
  /** Plain bytes in front of it. */
  readonly offset: number
  readonly previousTag: Uint8Array
}

/** A fresh salt, and with it fresh keys, every time a file is opened for writing: so no nonce is ever used twice. */
export function beginEpoch(identity: ContainerIdentity, context: Uint8Array, { number, offset, previousTag }: EpochStart): Epoch & { readonly record: Buffer } {
  if (number > EPOCHS_AT_MOST) throw new Error('This file has been opened for writing too often')
  const salt = newSecret(SALT_BYTES)
  const record = Buffer.alloc(EPOCH_BYTES)
  writeRecordHeader(record, 0, { kind: 'epoch', followsSync: true, epoch: number, seq: 0, length: SALT_BYTES, offset })
  record.set(salt, RECORD_HEADER_BYTES)
  const key = deriveKey(identity.key, 'container-epoch', salt)
  record.set(sealBytes(key, recordNonce('epoch', 0), aadOf(context, record, previousTag), NOTHING), RECORD_HEADER_BYTES + SALT_BYTES)
  wipe(key)
  return { number, record, dataKey: dataKey(identity, salt) }
}

/** `record` is the whole EPOCH record. Errors: `VaultDamaged`. */
export function openEpoch(identity: ContainerIdentity, context: Uint8Array, record: Buffer, { number, offset, previousTag }: EpochStart): Epoch {
  const header = readRecordHeader(record, 0)
  const isHere = header?.kind === 'epoch' && header.epoch === number && header.seq === 0 && header.length === SALT_BYTES && header.offset === offset
  if (!isHere || record.length !== EPOCH_BYTES) throw new VaultDamaged('tampered')
  const salt = record.subarray(RECORD_HEADER_BYTES, RECORD_HEADER_BYTES + SALT_BYTES)
  const key = deriveKey(identity.key, 'container-epoch', salt)
  try {
    openBytes(key, recordNonce('epoch', 0), aadOf(context, record, previousTag), record.subarray(RECORD_HEADER_BYTES + SALT_BYTES))
  } finally {
    wipe(key)
  }
  return { number, dataKey: dataKey(identity, salt) }
}

const NOTHING = new Uint8Array(0)

const aadOf = (context: Uint8Array, record: Uint8Array, previousTag: Uint8Array) =>
  Buffer.concat([context, record.subarray(0, RECORD_HEADER_BYTES + SALT_BYTES), previousTag])

const dataKey = (identity: ContainerIdentity, salt: Uint8Array) => deriveKey(identity.key, 'container-data', salt)
