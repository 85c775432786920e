import { openContainer, type ContainerReader } from '../container/reader'
import type { ContainerIdentity, ContainerSeal } from '../container/format'
import { wipe } from '../crypto/secrets'
import type { Disk } from '../disk'
import type { Latch } from '../latch'

export interface ReadableObject {
  readonly path: string
  /** Asked for when the file is opened; what it gives is wiped again by whoever closes. */
  identity(): ContainerIdentity
  readonly expected: ContainerSeal | null
}

interface Open {
  /** Overwritten when the file is closed. */
  readonly key: Uint8Array
  readonly reader: Promise<ContainerReader>
  uses: number
  lastUse: number
}

/** A player asks for a few hundred pieces of one file: it stays open between them. */
const MOST_OPEN = 24

/** Opened containers, shared by everyone who reads the same file. */
export class Readers {
  private readonly open = new Map<string, Open>()
  private clock = 0

  constructor(
    private readonly disk: Disk,
    private readonly latch: Latch,
  ) {}

  async *read(object: ReadableObject, start: number, end: number): AsyncIterable<Uint8Array> {
    const entry = this.opened(object)
    entry.uses += 1
    try {
      yield* (await entry.reader).read(start, end)
    } catch (error) {
      throw this.latch.explain(error)
    } finally {
      entry.uses -= 1
      this.clock += 1
      entry.lastUse = this.clock
      await this.closeSpare()
    }
  }

  async bytes(object: ReadableObject): Promise<number> {
    return (await this.opened(object).reader).bytes
  }

  /** The file is about to change or to go. */
  async forget(path: string): Promise<void> {
    const entry = this.open.get(path)
    this.open.delete(path)
    if (entry) await closed(entry)
  }

  async close(): Promise<void> {
    const all = [...this.open.values()]
    this.open.clear()
    await Promise.all(all.map(closed))
  }

  private opened(object: ReadableObject): Open {
    this.latch.check()
    const found = this.open.get(object.path)
    if (found) return found
    const identity = object.identity()
    const reader = openContainer(this.disk, object.path, identity, object.expected)
    const entry: Open = { reader, key: identity.key, uses: 0, lastUse: this.clock }
    this.open.set(object.path, entry)
    // A file that cannot be opened is not remembered as one that can.
    reader.catch(() => {
      wipe(entry.key)
      if (this.open.get(object.path) === entry) this.open.delete(object.path)
    })
    return entry
  }

  private async closeSpare(): Promise<void> {
    if (this.open.size <= MOST_OPEN) return
    const idle = [...this.open].filter(([, entry]) => entry.uses === 0).toSorted(([, a], [, b]) => a.lastUse - b.lastUse)
    for (const [path, entry] of idle.slice(0, this.open.size - MOST_OPEN)) {
      this.open.delete(path)
      await closed(entry)
    }
  }
}

async function closed(entry: Open): Promise<void> {
  const reader = await entry.reader.catch(() => null)
  await reader?.close()
  wipe(entry.key)
}
