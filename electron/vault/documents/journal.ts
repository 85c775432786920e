import { AppFailure } from '../../../shared/domain/outcome'
import type { SealedChange } from '../../../shared/domain/sealed-change'
import { createLog, openLog, readLog, type LogWriter } from '../container/log'
import { MESSAGE_BYTES } from '../container/format'
import { VaultDamaged } from '../crypto/damaged'
import type { Disk } from '../disk'
import { onDisk } from '../disk-failure'
import { inTurn } from '../in-turn'
import { logParts, type LogCopy, type LogKeys } from '../log-parts'
import { inPieces, joiner, pieceOf } from './pieces'
import { decodeStep, encodeStep, numberOfStep, type SealedStep } from './step-bytes'

/**
 * Every committed step, sealed and in order. What is in IndexedDB can be rebuilt from it at any time. It lies in parts of a
 * megabyte or two, so that opening the vault reads the last part only.
 */
export interface Journal {
  /** The number of the last step; 0 where there is none. */
  readonly head: number
  /** On disk when it resolves, with the step's number. */
  append(changes: readonly SealedChange[]): Promise<number>
  /** Steps after `number`, oldest first. */
  since(number: number): AsyncIterable<SealedStep>
  /** Full parts never change any more; the last one is given as it stands between two steps. */
  copy(): Promise<JournalCopy>
  close(): Promise<void>
}

export interface JournalCopy extends LogCopy {
  readonly head: number
}

// Small, because opening the vault waits for one to be read.
const PART_BYTES = 2 * 1_024 * 1_024

export interface JournalSizes {
  /** A part that is longer is followed by another one. */
  readonly partBytes?: number
  /** A step that is longer is written in pieces. */
  readonly pieceBytes?: number
}

export async function openJournal(disk: Disk, folder: string, keys: LogKeys, { partBytes = PART_BYTES, pieceBytes = MESSAGE_BYTES }: JournalSizes = {}): Promise<Journal> {
  const queue = inTurn()
  const parts = logParts(disk, folder, 'journal', keys)
  let part = 0
  let partSize = 0
  let head = 0
  let log: LogWriter | null = null
  /** The key is overwritten: nothing may be opened with what is left of it. */
  let isClosed = false
  const firstSteps = new Map<number, number>()
  /** The part that was read last, and the step that whoever read it will ask for next. */
  let lastRead: { readonly part: number; readonly next: number } | null = null

  async function begin(number: number): Promise<void> {
    await disk.remove(parts.path(number))
    log = await createLog(disk, parts.path(number), parts.identity(number))
    part = number
    partSize = 0
  }

  async function stepsOf(number: number): Promise<readonly SealedStep[]> {
    const [steps, together] = [[] as SealedStep[], joiner()]
    await readLog(disk, parts.path(number), parts.identity(number), (message) => {
      const step = together(message)
      // A message is overwritten once it was read, and the bodies are parts of it.
      if (step !== null) steps.push(decodeStep(Buffer.from(step)))
    })
    return steps
  }

  /**
   * Opens the last part; an empty one, begun just before a crash, follows a full one. Until all of it is read, what was known
   * stays known: where the disk refuses, the journal still says how far it goes.
   */
  async function openLast(): Promise<LogWriter> {
    await disk.makeFolder(folder)
    const numbers = await parts.numbers()
    if (numbers.some((number, index) => number !== index + 1)) throw new VaultDamaged('missing')
    const last = numbers.at(-1)
    if (last === undefined) await begin(1)
    else {
      const [found, together] = [{ head: 0, bytes: 0 }, joiner()]
      const opened = await openLog(disk, parts.path(last), parts.identity(last), (message) => {
        found.bytes += message.length
        const step = together(message)
        if (step === null) return
        const number = numberOfStep(step)
        if (found.head !== 0 && number !== found.head + 1) throw new VaultDamaged('tampered')
        found.head = number
      })
      try {
        // A part may hold no more than the first pieces of a step that was never whole.
        for (let before = last - 1; found.head === 0 && before > 0; before -= 1) found.head = (await stepsOf(before)).at(-1)?.number ?? 0
      } catch (error) {
        await opened.release().catch(() => undefined)
        throw error
      }
      head = found.head
      partSize = found.bytes
      part = last
      log = opened
    }
    if (!log) throw new Error('The journal has no part to write to')
    return log
  }

  async function appendNow(changes: readonly SealedChange[]): Promise<number> {
    if (isClosed) throw new AppFailure({ kind: 'locked' })
    if (log !== null && partSize > partBytes) {
      const full: LogWriter = log
      log = null
      await full.release()
      await begin(part + 1)
    }
    const writer = log ?? (await openLast())
    const bytes = encodeStep({ number: head + 1, changes })
    try {
      await writer.append(inPieces(bytes, head + 1, pieceBytes))
    } catch (error) {
      // Whether the step is on disk is known only by reading it again; it was not acknowledged either way.
      log = null
      await writer.release().catch(() => undefined)
      throw error
    }
    head += 1
    partSize += bytes.length
    return head
  }

  /** Infinity where the part holds no step yet. */
  async function firstStepOf(candidate: number): Promise<number> {
    let first = firstSteps.get(candidate) ?? Infinity
    if (first !== Infinity) return first
    await readLog(disk, parts.path(candidate), parts.identity(candidate), (message) => {
      if (first === Infinity) first = pieceOf(message) ?? numberOfStep(message)
    })
    if (first !== Infinity) firstSteps.set(candidate, first)
    return first
  }

  /** The last part that begins no later: the one that was read last, or found by halves. */
  async function firstPartFor(number: number): Promise<number> {
    // Whoever rebuilds a database asks for one piece after the other.
    if (lastRead !== null && lastRead.next === number + 1) return lastRead.part
    let [from, to] = [1, part]
    while (from < to) {
      const middle = Math.ceil((from + to) / 2)
      if ((await firstStepOf(middle)) <= number + 1) from = middle
      else to = middle - 1
    }
    return from
  }

  try {
    await onDisk(0, openLast)
  } catch (error) {
    await (log as LogWriter | null)?.release().catch(() => undefined)
    throw error
  }

  return {
    get head() {
      return head
    },
    append: (changes) => queue(() => onDisk(0, () => appendNow(changes))),
    async *since(number) {
      if (number >= head) return
      const end = head
      let expected: number | null = null
      for (let at = await firstPartFor(number); at <= part; at += 1) {
        for (const step of await onDisk(0, () => stepsOf(at))) {
          if (expected !== null && step.number !== expected) throw new VaultDamaged('tampered')
          expected = step.number + 1
          lastRead = { part: at, next: step.number }
          if (step.number > number && step.number <= end) yield step
        }
      }
    },
    copy: () => queue(async () => ({ head, ...(await parts.copy()) })),
    close: () =>
      queue(async () => {
        isClosed = true
        await log?.release().catch(() => undefined)
        log = null
      }),
  }
}
