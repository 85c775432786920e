import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/**
 * One file, only ever added to. Everything of the vault in it is sealed already.
 *
 *   header    64: magic 8 | version u16 | zeros 6 | vault id 16 | file id 16 | zeros 16
 *   pieces        the vault's files, one after the other, as they are
 *   manifest      sealed: what lies where, with its length and SHA-256
 *   trailer   96: magic 8 | manifest at u64, bytes u64 | slots at u64, bytes u64 | zeros 8 | file id 16 | SHA-256 of these 64
 *
 * A backup made again to the same file adds the pieces that are not there yet, a manifest and a trailer. The last trailer
 * holds; where it was cut off or cannot be believed, the one before it does.
 */
export const HEADER_BYTES = 64
export const TRAILER_BYTES = 96
export const BACKUP_EXTENSION = '.slbackup'
const MOST_MANIFEST_BYTES = 64 * 1_024 * 1_024
const MOST_SLOT_BYTES = 64 * 1_024
export const SLOTS = 'vault.json'

const MAGIC = Buffer.from('SLBACKUP', 'latin1')
export const TRAILER_MAGIC = Buffer.from('SLTRAIL1', 'latin1')
const VERSION = 1
const SIGNED_BYTES = 64

export interface BackupHeader {
  /** 16 bytes. */
  readonly vaultId: Buffer
  /** 16 bytes, random. */
  readonly fileId: Buffer
}

export interface Span {
  readonly at: number
  readonly bytes: number
}

export interface Trailer {
  readonly manifest: Span
  readonly slots: Span
  /** Where the backup ends that this trailer closes. */
  readonly end: number
}

export function writeHeader({ vaultId, fileId }: BackupHeader): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  MAGIC.copy(header)
  header.writeUInt16BE(VERSION, 8)
  vaultId.copy(header, 16)
  fileId.copy(header, 32)
  return header
}

export function readHeader(bytes: Buffer): BackupHeader | 'not-a-backup' | 'other-version' {
  if (bytes.length !== HEADER_BYTES || !bytes.subarray(0, 8).equals(MAGIC)) return 'not-a-backup'
  if (bytes.readUInt16BE(8) !== VERSION) return 'other-version'
  const header = { vaultId: Buffer.from(bytes.subarray(16, 32)), fileId: Buffer.from(bytes.subarray(32, 48)) }
  return writeHeader(header).equals(bytes) ? header : 'not-a-backup'
}

export function writeTrailer({ manifest, slots }: Omit<Trailer, 'end'>, fileId: Uint8Array): Buffer {
  const trailer = Buffer.alloc(TRAILER_BYTES)
  TRAILER_MAGIC.copy(trailer)
  for (const [index, value] of [manifest.at, manifest.bytes, slots.at, slots.bytes].entries()) trailer.writeBigUInt64BE(BigInt(value), 8 + index * 8)
  trailer.set(fileId, 48)
  createHash('sha256').update(trailer.subarray(0, SIGNED_BYTES)).digest().copy(trailer, SIGNED_BYTES)
  return trailer
}

/** Null where there is no whole trailer of this file, or one that points outside of what lies in front of it. */
export function readTrailer(bytes: Buffer, at: number, fileId: Uint8Array): Trailer | null {
  if (bytes.length !== TRAILER_BYTES || !bytes.subarray(0, 8).equals(TRAILER_MAGIC)) return null
  const hash = createHash('sha256').update(bytes.subarray(0, SIGNED_BYTES)).digest()
  if (!timingSafeEqual(hash, bytes.subarray(SIGNED_BYTES)) || !bytes.subarray(48, 64).equals(fileId)) return null
  const number = (index: number): number => Number(bytes.readBigUInt64BE(8 + index * 8))
  const manifest = { at: number(0), bytes: number(1) }
  const slots = { at: number(2), bytes: number(3) }
  const isInside = (span: Span): boolean => Number.isSafeInteger(span.at) && span.at >= HEADER_BYTES && span.bytes > 0 && span.at + span.bytes <= at
  if (!isInside(manifest) || !isInside(slots) || manifest.bytes > MOST_MANIFEST_BYTES || slots.bytes > MOST_SLOT_BYTES) return null
  return { manifest, slots, end: at + TRAILER_BYTES }
}

/** What a manifest is bound to: this file, and this place in it. */
export function manifestPlace({ vaultId, fileId }: BackupHeader, at: number): Buffer {
  return Buffer.concat([Buffer.from(`backup/1/${at}/`), vaultId, fileId])
}

// A name becomes a path when a backup is brought back: nothing else than these.
const NAME = /^(?:vault\.json|keyring-\d{1,12}|catalogue-\d{1,12}|(?:journal|audit)\/\d{1,9}|media\/[0-9a-f]{32})$/

const pieceSchema = z.strictObject({
  name: z.string().regex(NAME),
  at: z.int().min(HEADER_BYTES),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Stands for the content, so that it is known without being read; null where there is no such thing. */
  tag: z.string().max(64).nullable(),
})

export const manifestSchema = z.strictObject({
  backupId: z.string().max(64),
  /** ISO 8601, UTC. */
  madeAt: z.iso.datetime(),
  recordings: z.int().min(0),
  /** Steps in the journal. */
  steps: z.int().min(0),
  pieces: z.array(pieceSchema),
  /** Files that the catalogue names and the vault did not have any more. */
  missing: z.array(z.string().regex(NAME)),
  /** Where keys lie, or lay, that an erasure has replaced: overwritten once this backup is seen to be whole. */
  spentKeys: z.array(z.strictObject({ at: z.int().min(HEADER_BYTES), bytes: z.int().min(0) })),
})

export type BackupPiece = z.infer<typeof pieceSchema>
export type BackupManifest = z.infer<typeof manifestSchema>

/** Says which vault, and nothing about anybody. `vaultId` in hexadecimal. */
export function backupName(vaultId: string): string {
  return `Second Look ${vaultId.slice(0, 8)}${BACKUP_EXTENSION}`
}
