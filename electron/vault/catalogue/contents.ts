import type { Id } from '../../../shared/domain/ids'
import type { RecordingFacts, VaultKey } from '../vault'
import type { CatalogueEntry } from './entries'

export interface StoredObject {
  /** Whose key opens it. */
  readonly owner: string
  /** The name of its file, which is random, and its file id, in hexadecimal. */
  readonly file: string
  /** Length in plain bytes; 0 while it is being written to. */
  readonly bytes: number
  /** Null while it is being written to. */
  readonly finalTag: Buffer | null
}

/** What the catalogue says, in memory. */
export interface CatalogueContents {
  readonly keys: ReadonlyMap<string, Buffer>
  readonly facts: ReadonlyMap<Id, RecordingFacts>
  readonly objects: ReadonlyMap<VaultKey, StoredObject>
  readonly tombstones: ReadonlySet<string>
  readonly marks: ReadonlySet<string>
}

/** The catalogue as it grows, line by line. */
export class GrowingContents implements CatalogueContents {
  readonly keys = new Map<string, Buffer>()
  readonly facts = new Map<Id, RecordingFacts>()
  readonly objects = new Map<VaultKey, StoredObject>()
  readonly tombstones = new Set<string>()
  readonly marks = new Set<string>()
  private readonly memory = new KeyMemory()
  /** So many lines were read or written since the catalogue was last written whole. */
  lines = 0

  add(entry: CatalogueEntry): void {
    this.lines += 1
    switch (entry.kind) {
      case 'key':
        if (!this.keys.has(entry.owner)) this.keys.set(entry.owner, this.memory.keep(entry.key))
        return
      case 'facts':
        this.facts.set(entry.recordingId, withoutAbsent(entry.facts))
        return
      case 'object':
        this.objects.set(entry.key as VaultKey, { owner: entry.owner, file: entry.file, bytes: entry.bytes, finalTag: entry.finalTag === null ? null : Buffer.from(entry.finalTag, 'base64') })
        return
      case 'object-gone':
        this.objects.delete(entry.key as VaultKey)
        return
      case 'facts-gone':
        this.facts.delete(entry.recordingId)
        return
      case 'tombstone':
        this.tombstones.add(entry.owner)
        return
      case 'mark':
        this.marks.add(entry.mark)
    }
  }

  /** Forgets everything, and knows what the other knew, which is not used any more. */
  become(other: GrowingContents): void {
    this.wipe()
    for (const [owner, key] of other.keys) this.keys.set(owner, key)
    for (const [recordingId, facts] of other.facts) this.facts.set(recordingId, facts)
    for (const [key, object] of other.objects) this.objects.set(key, object)
    for (const owner of other.tombstones) this.tombstones.add(owner)
    for (const mark of other.marks) this.marks.add(mark)
    this.lines = other.lines
  }

  /** Overwrites every key and forgets everything. */
  wipe(): void {
    for (const key of this.keys.values()) key.fill(0)
    for (const map of [this.keys, this.facts, this.objects]) map.clear()
    this.tombstones.clear()
    this.marks.clear()
    this.lines = 0
  }
}

/** The fewest lines that say the same. */
export function linesOf(contents: CatalogueContents): CatalogueEntry[] {
  return [
    ...[...contents.marks].map((mark): CatalogueEntry => ({ kind: 'mark', mark })),
    ...[...contents.tombstones].map((owner): CatalogueEntry => ({ kind: 'tombstone', owner })),
    ...[...contents.keys].map(([owner, key]): CatalogueEntry => ({ kind: 'key', owner, key })),
    ...[...contents.facts].map(([recordingId, facts]): CatalogueEntry => ({ kind: 'facts', recordingId, facts })),
    ...[...contents.objects].map(([key, stored]) => objectEntry(key, stored)),
  ]
}

/** Where an object lies, as a line of the catalogue. */
export function objectEntry(key: VaultKey, { owner, file, bytes, finalTag }: Omit<StoredObject, 'finalTag'> & { readonly finalTag: Uint8Array | null }): CatalogueEntry {
  return { kind: 'object', key, owner, file, bytes, finalTag: finalTag && Buffer.from(finalTag).toString('base64') }
}

const KEY_BYTES = 32
const KEYS_TOGETHER = 256

/** Memory for keys alone, taken for many at a time: pieces of their own are slow to come by in thousands. */
class KeyMemory {
  private room = Buffer.alloc(0)
  private used = 0

  keep(secret: Uint8Array): Buffer {
    if (this.used === this.room.length) {
      this.room = Buffer.allocUnsafeSlow(KEY_BYTES * KEYS_TOGETHER)
      this.used = 0
    }
    const key = this.room.subarray(this.used, (this.used += KEY_BYTES))
    key.set(secret)
    return key
  }
}

function withoutAbsent({ media, ...facts }: RecordingFacts): RecordingFacts {
  return media === undefined ? facts : { ...facts, media }
}
