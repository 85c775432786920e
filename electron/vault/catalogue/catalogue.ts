import { AppFailure } from '../../../shared/domain/outcome'
import { join } from 'node:path'
import { createLog, openLog, type LogWriter, type OpenedLog } from '../container/log'
import { VaultDamaged } from '../crypto/damaged'
import { wipe } from '../crypto/secrets'
import type { Disk } from '../disk'
import { onDisk } from '../disk-failure'
import { inTurn } from '../in-turn'
import { shred } from '../replace-file'
import type { VaultKey } from '../vault'
import { catalogueEnd, isBefore } from './catalogue-end'
import { GrowingContents, linesOf, type CatalogueContents, type StoredObject } from './contents'
import type { CatalogueEntry } from './entries'
import { currentGeneration, filesOf, newGeneration, newLastingKeys, publish, publishWaiting, settle, shredOthers, wipeLasting, type Generation, type LastingKeys, type VaultSecrets } from './generations'
import { decodeLines, encodeLines } from './lines'
import { isMarked } from './marks'

/**
 * The vault's list of what it holds: every key but the master key, the facts of every recording, and where each object lies
 * and how it ends. A sealed log that is only ever added to, and written anew when something is erased.
 */
export interface Catalogue {
  readonly contents: CatalogueContents
  /** Keys of journal, log and notes. Overwritten at the close. */
  readonly lasting: LastingKeys
  /** When it was opened, lines were missing at its end, or may have been: what it does not name may still be footage. */
  readonly isCut: boolean
  /** In a vault that had one, the note of how far the catalogue went is not there, or not ours. Then it is taken for cut. */
  readonly isEndMissing: boolean
  /** Notes how far it goes by now; whether such a note is on disk. */
  noteEnd(): Promise<boolean>
  /** What a cut left over is safe: only after this is it noted at the close how far the catalogue goes. */
  acceptEnd(): void
  /** On disk when it resolves. Where it fails, ask `isSure` before anything is thrown away that the entries name. */
  write(entries: readonly CatalogueEntry[]): Promise<void>
  /** False after a write that failed while the disk could not be asked what had come of it: the entries may be there or not. */
  isSure(): boolean
  /**
   * Destroys the keys of these owners, forgets their facts and objects, and keeps a tombstone for each. When it resolves, no
   * file of the vault holds the keys any more; the objects' files, whose names are given, can be removed at leisure. The keys
   * of `renewed` go with them, without a tombstone: such an owner gets another key when it has something to keep again.
   */
  erase(owners: ReadonlySet<string>, renewed?: ReadonlySet<string>): Promise<readonly string[]>
  /**
   * Writes the catalogue anew under another master key, which then stands in `secrets` in place of the old one. When it
   * resolves, nothing in the vault's folder opens with the old one; after a crash either all of it does, or nothing.
   */
  rotate(next: NextMasterKey): Promise<void>
  /** Counts up whenever the catalogue is written anew, as it is when something is erased. */
  generation(): number
  /** The catalogue and its key as they stand between two writes. */
  copy(): Promise<CatalogueCopy>
  /** Waits for what was asked for, closes the file and overwrites the keys in memory. */
  close(): Promise<void>
}

export interface NextMasterKey {
  /** A copy is taken. */
  readonly vmk: Uint8Array
  /** From here on the new master key holds: on disk when it resolves. */
  readonly save: () => Promise<void>
  /** After a `save` that failed: whether it holds on disk all the same. Throws where nobody can say. */
  readonly isSaved: () => Promise<boolean>
}

export interface CatalogueCopy {
  readonly generation: number
  readonly recordings: number
  readonly objects: readonly (readonly [VaultKey, StoredObject])[]
  /** By name below the vault's folder. */
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[]
}

/** Lines that say nothing any more are kept until there are this many. */
const MOST_SPARE_LINES = 5_000
/** Opening the vault waits for each message. They come about one by one, and are brought together when there are this many. */
const MOST_MESSAGES = 400

export async function createCatalogue(disk: Disk, root: string, secrets: VaultSecrets, entries: readonly CatalogueEntry[] = []): Promise<void> {
  // What a creation that was cut short left has no key that could open it.
  await shredOthers(disk, root, 0)
  const generation = newGeneration(root, 1, secrets.vaultId, newLastingKeys())
  await writeWhole(disk, generation, entries)
  await publish(disk, root, secrets, generation)
  wipe(generation.identity.key)
  wipeLasting(generation.lasting)
}

/** Opens the catalogue that is there, and takes away what a crash left of another. `VaultDamaged` where it cannot be trusted. */
export async function openCatalogue(disk: Disk, root: string, secrets: VaultSecrets): Promise<Catalogue> {
  const found = await onDisk(0, () => currentGeneration(disk, root, secrets))
  if (!found) throw new VaultDamaged('missing')
  const contents = new GrowingContents()
  const queue = inTurn()
  let generation: Generation = found
  let log: OpenedLog | null = null
  const { lasting } = found
  const end = catalogueEnd(disk, root, lasting.notes)
  /** A write failed on the way to another generation: which of the two holds is known only by looking. */
  let isUnsure = false
  /** That the log was found to hold. */
  let messages = 0
  let isEndAccepted = false
  let isEndMissing = false
  /** The keys are overwritten: nothing may be opened with what is left of them. */
  let isClosed = false

  async function writable(): Promise<OpenedLog> {
    if (isClosed) throw new AppFailure({ kind: 'locked' })
    if (log) return log
    if (isUnsure) await lookWhichHolds()
    // What is known stays known where the file cannot be read now.
    const read = new GrowingContents()
    let count = 0
    const take = (message: Buffer): void => {
      count += 1
      for (const entry of decodeLines(message)) read.add(entry)
    }
    try {
      log = await openLog(disk, generation.path, generation.identity, take, { isBorn: true })
    } catch (error) {
      read.wipe()
      throw error
    }
    messages = count
    contents.become(read)
    return log
  }

  async function lookWhichHolds(): Promise<void> {
    const holds = await currentGeneration(disk, root, secrets)
    if (holds) {
      wipeLasting(holds.lasting)
      generation = { ...holds, lasting }
    }
    isUnsure = false
  }

  async function append(entries: readonly CatalogueEntry[]): Promise<void> {
    const writer = await writable()
    const linesBefore = contents.lines
    try {
      await appendEntries(writer, entries)
    } catch (error) {
      // What reached the disk is known only by reading it again. What is found there is on disk by then, and was written.
      log = null
      await writer.release().catch(() => undefined)
      await writable().catch(() => undefined)
      if (log !== null && contents.lines === linesBefore + entries.length) return
      throw error
    }
    for (const entry of entries) contents.add(entry)
  }

  async function writeAnew(entries: readonly CatalogueEntry[]): Promise<void> {
    const next = newGeneration(root, generation.number + 1, secrets.vaultId, lasting)
    await log?.release().catch(() => undefined)
    log = null
    isUnsure = true
    await shred(disk, next.path)
    await writeWhole(disk, next, entries)
    await publish(disk, root, secrets, next)
    wipe(generation.identity.key)
    generation = next
    isUnsure = false
    await shredOthers(disk, root, next.number)
    await writable()
  }

  async function letGo(): Promise<void> {
    isClosed = true
    await log?.release().catch(() => undefined)
    log = null
    contents.wipe()
    wipe(generation.identity.key)
    wipeLasting(lasting)
  }

  async function rotateTo({ vmk, save, isSaved }: NextMasterKey): Promise<void> {
    await writable()
    const next = newGeneration(root, generation.number + 1, secrets.vaultId, lasting)
    try {
      await shred(disk, next.path)
      await writeWhole(disk, next, linesOf(contents))
      await publishWaiting(disk, root, { vaultId: secrets.vaultId, vmk }, next)
      await save().catch(async (error: unknown) => {
        // As long as nobody knows which master key holds, whatever is written could be gone at the next start.
        isClosed = true
        const isNew = await isSaved()
        isClosed = false
        if (!isNew) throw error
      })
    } catch (error) {
      wipe(next.identity.key)
      if (!isClosed) await shredOthers(disk, root, generation.number).catch(() => undefined)
      throw error
    }
    secrets.vmk.set(vmk)
    await log?.release().catch(() => undefined)
    log = null
    wipe(generation.identity.key)
    generation = next
    // The new master key holds, whatever the disk refuses now: what is left over goes when the vault is opened next.
    await tidy().catch(() => undefined)
    await writable().catch(() => undefined)
  }

  const noteEndNow = (): Promise<void> => end.write({ generation: generation.number, lines: contents.lines })

  async function tidy(): Promise<void> {
    await settle(disk, root, generation)
    await shredOthers(disk, root, generation.number)
  }

  const isCut = await onDisk(0, async () => {
    await tidy()
    const { cut } = await writable()
    const noted = await end.read()
    isEndMissing = noted === null && isMarked({ contents }, 'ends-noted')
    if (cut > 0 || isEndMissing || isBefore({ generation: generation.number, lines: contents.lines }, noted)) return true
    const lines = linesOf(contents)
    if (contents.lines - lines.length > MOST_SPARE_LINES || messages > MOST_MESSAGES) {
      // A disk that refuses keeps nobody out: the old one says the same.
      await writeAnew(lines).catch(() => undefined)
      await writable()
    }
    return false
  }).catch(async (error: unknown) => {
    await letGo()
    throw error
  })

  return {
    contents,
    lasting,
    isCut,
    isEndMissing,
    noteEnd: () =>
      queue(async () => {
        if (log !== null) await noteEndNow()
        return (await end.read()) !== null
      }),
    acceptEnd: () => void (isEndAccepted = true),
    write: (entries) => queue(() => onDisk(0, () => append(entries))),
    isSure: () => log !== null,
    erase: (owners, renewed = new Set()) =>
      queue(() =>
        onDisk(0, async () => {
          await writable()
          const gone = new Set([...owners, ...renewed])
          const files = [...contents.objects.values()].filter(({ owner }) => gone.has(owner)).map(({ file }) => file)
          await writeAnew([...linesOf(contents).filter((entry) => !concerns(entry, gone)), ...[...owners].map((owner): CatalogueEntry => ({ kind: 'tombstone', owner }))])
          return files
        }),
      ),
    rotate: (next) => queue(() => onDisk(0, () => rotateTo(next))),
    generation: () => generation.number,
    copy: () =>
      queue(() =>
        onDisk(0, async () => {
          await writable()
          await settle(disk, root, generation)
          const files = await Promise.all(filesOf(generation.number).map(async (name) => ({ name, bytes: await disk.readFile(join(root, name)) })))
          return { generation: generation.number, recordings: contents.facts.size, objects: [...contents.objects], files }
        }),
      ),
    close: () =>
      queue(async () => {
        isClosed = true
        if (log !== null && isEndAccepted) await noteEndNow()
        await letGo()
      }),
  }
}

function concerns(entry: CatalogueEntry, owners: ReadonlySet<string>): boolean {
  if (entry.kind === 'key' || entry.kind === 'object' || entry.kind === 'tombstone') return owners.has(entry.owner)
  return entry.kind === 'facts' && owners.has(entry.recordingId)
}

/** No line with a key in it stays behind. */
async function appendEntries(writer: LogWriter, entries: readonly CatalogueEntry[]): Promise<void> {
  const lines = encodeLines(entries)
  try {
    await writer.append(lines)
  } finally {
    wipe(...lines)
  }
}

async function writeWhole(disk: Disk, generation: Generation, entries: readonly CatalogueEntry[]): Promise<void> {
  const writer = await createLog(disk, generation.path, generation.identity)
  try {
    await appendEntries(writer, entries)
  } finally {
    await writer.release()
  }
}
