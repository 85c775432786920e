import { join } from 'node:path'
import { AppFailure } from '../../../shared/domain/outcome'
import type { Catalogue } from '../catalogue/catalogue'
import { objectEntry, type StoredObject } from '../catalogue/contents'
import { writeNewKeys } from '../catalogue/new-keys'
import type { BulkSealer } from '../container/bulk-sealer'
import type { ContainerIdentity } from '../container/format'
import { createContainer } from '../container/writer'
import { deriveKey, isSame } from '../crypto/derive'
import { newSecret, wipe } from '../crypto/secrets'
import type { Disk } from '../disk'
import { onDisk } from '../disk-failure'
import { checkKey, madeFrom, recordingOf } from '../key-owner'
import type { Latch } from '../latch'
import type { VaultKey, VaultWriter } from '../vault'
import { Readers, type ReadableObject } from './readers'
import { withIdentity } from './with-identity'

/** Owns pictures, and segments that are made of pictures alone: what can be made again at any time. */
export const MADE_AGAIN = 'made-again'

export interface ObjectPlace extends ReadableObject {
  readonly file: string
}

/** Sealed objects under their keys: each is a container with a random name, and the catalogue knows which and how long it is. */
export class ObjectStore {
  readonly readers: Readers
  private readonly media: string
  private readonly unknown: string
  /** Who wants files to stay although nothing names them any more, and which those are. */
  private holds = 0
  private readonly held = new Set<string>()
  /** How to give up each object that is being written. */
  private readonly begun = new Set<() => Promise<void>>()

  constructor(
    private readonly disk: Disk,
    root: string,
    private readonly vaultId: Uint8Array,
    private readonly catalogue: Catalogue,
    private readonly latch: Latch,
    /** Closed with this. */
    private readonly bulk: BulkSealer | null,
  ) {
    this.media = join(root, 'media')
    this.unknown = join(root, 'unknown')
    this.readers = new Readers(disk, latch)
  }

  /** The owner's key; made, and on disk, where there is none yet. */
  async keyFor(owner: string): Promise<Buffer> {
    if (!this.catalogue.contents.keys.has(owner)) await writeNewKeys(this.catalogue, [owner])
    const key = this.catalogue.contents.keys.get(owner)
    if (!key) throw new Error('A key that was just written is not there')
    return key
  }

  newPlace(owner: string): ObjectPlace {
    return this.placeOf({ owner, file: newSecret(16).toString('hex'), bytes: 0, finalTag: null })
  }

  placeOf({ owner, file, bytes, finalTag }: StoredObject): ObjectPlace {
    return { file, path: join(this.media, file), expected: finalTag && { bytes, finalTag }, identity: () => this.identityOf(owner, file) }
  }

  find(key: VaultKey): ObjectPlace | null {
    checkKey(key)
    const stored = this.catalogue.contents.objects.get(key)
    return stored ? this.placeOf(stored) : null
  }

  /** A new object, in pieces; `beforeNaming` throws where it is not wanted any more. */
  async write(key: VaultKey, beforeNaming: () => void): Promise<VaultWriter> {
    checkKey(key)
    const owner = ownerOf(key)
    const place = await onDisk(0, async () => {
      await this.keyFor(owner)
      return this.newPlace(owner)
    })
    // The key may be thrown away meanwhile, and another be there in its place: this object would open with neither.
    const begunWith = place.identity()
    const container = await onDisk(0, () => createContainer(this.disk, place.path, begunWith, this.bulk)).catch((error: unknown) => {
      wipe(begunWith.key)
      throw error
    })
    let isOver = false

    const drop = async (): Promise<void> => {
      if (isOver) return
      isOver = true
      this.begun.delete(drop)
      wipe(begunWith.key)
      await container.release().catch(() => undefined)
      // A file that the catalogue may name stays; the next start sweeps it away if it does not.
      if (this.catalogue.isSure()) await this.disk.remove(place.path)
    }
    const orDrop = async (neededBytes: number, act: () => Promise<void>): Promise<void> => {
      if (isOver) this.latch.check()
      if (isOver) throw new Error('This object has been committed or abandoned')
      try {
        this.latch.check()
        await onDisk(neededBytes, act)
      } catch (error) {
        await drop()
        throw error
      }
    }
    this.begun.add(drop)
    // The lock may have come while its file was being made.
    await orDrop(0, async () => undefined)
    return {
      append: (bytes) => orDrop(bytes.length, () => container.append(bytes)),
      commit: () =>
        orDrop(0, async () => {
          const seal = await container.finish()
          await this.disk.syncFolder(this.media)
          this.latch.check()
          // From here on the catalogue may name it: a lock takes it back no more.
          this.begun.delete(drop)
          beforeNaming()
          if (!(await withIdentity(place, async ({ key: present }) => isSame(begunWith.key, present)))) throw new AppFailure({ kind: 'cancelled' })
          const before = this.find(key)
          await this.catalogue.write([objectEntry(key, { owner, file: place.file, ...seal })])
          isOver = true
          wipe(begunWith.key)
          if (before) await this.removeFile(before)
        }),
      abandon: drop,
    }
  }

  async size(key: VaultKey): Promise<number | null> {
    const place = this.find(key)
    if (!place || (await onDisk(0, () => this.disk.facts(place.path))) === null) return null
    return place.expected ? place.expected.bytes : onDisk(0, () => this.readers.bytes(place))
  }

  async remove(key: VaultKey): Promise<void> {
    const place = this.find(key)
    if (!place) return
    await this.catalogue.write([{ kind: 'object-gone', key }])
    await this.removeFile(place)
  }

  async removeFile({ path }: Pick<ObjectPlace, 'path'>): Promise<void> {
    await this.readers.forget(path)
    if (this.holds > 0) this.held.add(path)
    else await onDisk(0, () => this.disk.remove(path))
  }

  /** Until it is let go of, what is removed keeps its file (after a crash, `sweep` takes it). Gives how to let go. */
  holdFiles(): () => Promise<void> {
    this.holds += 1
    let isHeld = true
    return async () => {
      if (!isHeld) return
      isHeld = false
      this.holds -= 1
      if (this.holds > 0) return
      const paths = [...this.held]
      this.held.clear()
      for (const path of paths) await onDisk(0, () => this.disk.remove(path))
    }
  }

  /** Gives up what is being written, and closes what is being read. */
  async close(): Promise<void> {
    for (const drop of this.begun) await drop().catch(() => undefined)
    await this.bulk?.close()
    await this.readers.close()
  }

  /** Files that the catalogue does not know were never finished. */
  async sweep(): Promise<void> {
    const known = new Set([...this.catalogue.contents.objects.values()].map(({ file }) => file))
    for (const name of await this.disk.names(this.media)) if (!known.has(name)) await this.disk.remove(join(this.media, name))
  }

  /**
   * In place of `sweep` where the catalogue lost its end: files that nothing names, and those of `owners`, leave for a folder
   * that is never swept. The keys stay, so that what lies there can still be opened for as long as its owner is not erased.
   */
  async setAside(owners: ReadonlySet<string>): Promise<void> {
    const { objects } = this.catalogue.contents
    const kept = new Set([...objects.values()].flatMap(({ owner, file }) => (owners.has(owner) ? [] : [file])))
    const leaving = (await this.disk.names(this.media)).filter((name) => !kept.has(name))
    if (leaving.length > 0) await this.disk.makeFolder(this.unknown)
    for (const name of leaving) await this.disk.rename(join(this.media, name), join(this.unknown, name))
    if (leaving.length > 0) for (const folder of [this.unknown, this.media]) await this.disk.syncFolder(folder)
    // Last, because a file that is named is found again after a crash.
    const gone = [...objects].flatMap(([key, { owner }]) => (owners.has(owner) ? [{ kind: 'object-gone', key } as const] : []))
    if (gone.length > 0) await this.catalogue.write(gone)
  }

  /** How much was set aside, at whatever start. */
  async aside(): Promise<{ readonly files: number; readonly bytes: number }> {
    const names = await this.disk.names(this.unknown)
    const facts = await Promise.all(names.map((name) => this.disk.facts(join(this.unknown, name))))
    return { files: names.length, bytes: facts.reduce((sum, fact) => sum + (fact?.bytes ?? 0), 0) }
  }

  private identityOf(owner: string, file: string): ContainerIdentity {
    const key = this.catalogue.contents.keys.get(owner)
    if (!key) throw new AppFailure({ kind: 'recording-missing', recordingId: owner })
    const fileId = Buffer.from(file, 'hex')
    return { vaultId: this.vaultId, fileId, key: deriveKey(key, 'object', fileId) }
  }
}

/** Whose erasure takes an object along: the recording that it belongs to or was made from. */
export function ownerOf(key: VaultKey): string {
  return recordingOf(key) ?? madeFrom(key) ?? MADE_AGAIN
}
