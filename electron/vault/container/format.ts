import { crc32 } from 'node:zlib'
import { deriveKey, isSame, macOf } from '../crypto/derive'
import { VaultDamaged } from '../crypto/damaged'
import { TAG_BYTES } from '../crypto/aead'

/**
 * One format for everything that is sealed: a header, then records, appended and never changed.
 *
 *   header  64: magic 8 | version u16 | suite u16 | mode u32 | file id 16 | MAC 32
 *   record  24: kind u8 | follows-sync u8 | epoch u16 | seq u32 | length u32 | offset u64 | CRC-32, then body, then tag 16
 *
 * Every record's tag covers the header, the vault's id and the record's own header: a record can be neither moved, left out,
 * doubled, resized nor brought in from elsewhere. The CRC is only for finding the way in a file that was torn.
 */
export interface ContainerIdentity {
  /** 16 bytes. */
  readonly vaultId: Uint8Array
  /** 16 bytes, random, never used for another file. */
  readonly fileId: Uint8Array
  /** 32 bytes. */
  readonly key: Uint8Array
}

export interface ContainerSeal {
  /** Length of the plain bytes. */
  readonly bytes: number
  /** 16 bytes: the tag of the FINAL record, which stands for the whole file. */
  readonly finalTag: Uint8Array
}

/** `stream`: records of 64 KiB, in which any range can be read. `messages`: a log of whole messages. */
export type ContainerMode = 'stream' | 'messages'

export type RecordKind = 'epoch' | 'data' | 'final'

export interface RecordHeader {
  readonly kind: RecordKind
  /** Everything in front of this record was on disk before it was written: damage there cannot come from a power cut. */
  readonly followsSync: boolean
  readonly epoch: number
  /** Counts the records of an epoch from 1 on; 0 for EPOCH itself. */
  readonly seq: number
  /** Bytes of the body, without the tag. */
  readonly length: number
  /** Plain bytes in front of this record. */
  readonly offset: number
}

export const RECORD_BYTES = 64 * 1_024
export const MESSAGE_BYTES = 16 * 1_024 * 1_024
export const longestRecord = { stream: RECORD_BYTES, messages: MESSAGE_BYTES } as const satisfies Record<ContainerMode, number>

export const HEADER_BYTES = 64
export const RECORD_HEADER_BYTES = 24
/** What a record takes beside its body. */
export const OVERHEAD_BYTES = RECORD_HEADER_BYTES + TAG_BYTES
export const EPOCHS_AT_MOST = 0xff_ff
export const RECORDS_AT_MOST = 0xff_ff_ff_ff

const MAGIC = Buffer.from('SLVAULT1', 'latin1')
const VERSION = 1
const SUITE = 1
const modes = { stream: 1, messages: 2 } as const satisfies Record<ContainerMode, number>
const kinds = { epoch: 1, data: 2, final: 3 } as const satisfies Record<RecordKind, number>
const kindOf = new Map<number, RecordKind>([
  [kinds.epoch, 'epoch'],
  [kinds.data, 'data'],
  [kinds.final, 'final'],
])
const MAC_AT = 32
const SEQ_AT = 4
const LENGTH_AT = 8
const CRC_AT = 20

/** The 64 bytes at the start of a file. */
export function containerHeader(identity: ContainerIdentity, mode: ContainerMode): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  MAGIC.copy(header)
  header.writeUInt16BE(VERSION, 8)
  header.writeUInt16BE(SUITE, 10)
  header.writeUInt32BE(modes[mode], 12)
  header.set(identity.fileId, 16)
  header.set(headerMac(identity, header), MAC_AT)
  return header
}

/** Errors: `VaultDamaged`. */
export function checkHeader(header: Uint8Array, identity: ContainerIdentity, mode: ContainerMode): void {
  if (!isSame(header, containerHeader(identity, mode))) throw new VaultDamaged('tampered')
}

function headerMac(identity: ContainerIdentity, header: Uint8Array): Buffer {
  const key = deriveKey(identity.key, 'container-header', identity.fileId)
  const mac = macOf(key, identity.vaultId, header.subarray(0, MAC_AT))
  key.fill(0)
  return mac
}

/** What every tag in a file covers: its header without the MAC, and the vault. Followed by the record's header. */
export function sealedContext(identity: ContainerIdentity, mode: ContainerMode): Buffer {
  // Not by `Buffer.concat`, whose memory is shared with whatever else is small: it goes to the thread that seals.
  const context = Buffer.alloc(MAC_AT + identity.vaultId.length)
  context.set(containerHeader(identity, mode).subarray(0, MAC_AT))
  context.set(identity.vaultId, MAC_AT)
  return context
}

export function writeRecordHeader(target: Buffer, at: number, header: RecordHeader): void {
  target[at] = kinds[header.kind]
  target[at + 1] = header.followsSync ? 1 : 0
  target.writeUInt16BE(header.epoch, at + 2)
  target.writeUInt32BE(header.seq, at + SEQ_AT)
  target.writeUInt32BE(header.length, at + LENGTH_AT)
  target.writeBigUInt64BE(BigInt(header.offset), at + 12)
  target.writeUInt32BE(crc32(target.subarray(at, at + CRC_AT)), at + CRC_AT)
}

/** Null where there is no record header. What it says is not to be believed before the tag was checked. */
export function readRecordHeader(bytes: Buffer, at: number): RecordHeader | null {
  const kind = kindOf.get(bytes[at] ?? 0)
  const mark = bytes[at + 1] ?? 2
  if (kind === undefined || mark > 1 || at + RECORD_HEADER_BYTES > bytes.length) return null
  if (crc32(bytes.subarray(at, at + CRC_AT)) !== bytes.readUInt32BE(at + CRC_AT)) return null
  const offset = bytes.readBigUInt64BE(at + 12)
  if (offset > BigInt(Number.MAX_SAFE_INTEGER)) return null
  return { kind, followsSync: mark === 1, epoch: bytes.readUInt16BE(at + 2), seq: seqAt(bytes, at), length: lengthAt(bytes, at), offset: Number(offset) }
}

/** Of the record whose header was just written there. */
export const lengthAt = (bytes: Buffer, at: number): number => bytes.readUInt32BE(at + LENGTH_AT)

/** Of the record whose header was just written there. */
export const seqAt = (bytes: Buffer, at: number): number => bytes.readUInt32BE(at + SEQ_AT)

/** The `recordNonce` of the record whose header was just written there. */
export const nonceAt = (bytes: Buffer, at: number): Buffer => nonceOf(bytes[at] ?? 0, seqAt(bytes, at))

/** Kind and number of a record. Never twice under one key, because each epoch has a key of its own and counts upwards. */
export function recordNonce(kind: RecordKind, seq: number): Buffer {
  return nonceOf(kinds[kind], seq)
}

function nonceOf(kind: number, seq: number): Buffer {
  const nonce = Buffer.alloc(12)
  nonce[3] = kind
  nonce.writeUInt32BE(seq, 8)
  return nonce
}
