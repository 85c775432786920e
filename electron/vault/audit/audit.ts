import type { AuditLine, Audited } from '../../../shared/domain/audit'
import { AppFailure } from '../../../shared/domain/outcome'
import { createLog, openLog, readLog, type LogWriter } from '../container/log'
import { VaultDamaged } from '../crypto/damaged'
import type { Disk } from '../disk'
import { onDisk } from '../disk-failure'
import { inTurn } from '../in-turn'
import { logParts, type LogCopy, type LogKeys } from '../log-parts'
import { decodeLine, encodeLine } from './audit-line'

/**
 * What happened in this vault, sealed and only ever added to. Lines form a chain within a file: each record is numbered under
 * its epoch's key, and an epoch begins with the tag of the record in front of it, so that none can be changed, moved or taken out of the
 * middle. That the newest lines were cut away is not seen here: who opens it says how many there were at least (`linesBefore`), and it
 * goes on counting from there, so that they show as missing.
 */
export interface Audit {
  /** On disk when it resolves. Errors: those of the disk. For what must not happen unless it is written down first. */
  write(what: Audited): Promise<void>
  /** The same for what goes on in any case: a line that the disk refuses is missing, and its number with it. */
  note(what: Audited): Promise<void>
  /** Lines before this number, newest first; null: from the newest on. `isAll` where no older line is left. */
  list(before: number | null, most: number): Promise<{ readonly lines: readonly AuditLine[]; readonly isAll: boolean }>
  /** Full parts never change any more; the last one is given as it stands between two lines. */
  copy(): Promise<LogCopy>
  /** The number of the last line. */
  readonly lines: number
  close(): Promise<void>
}

const LINES_IN_A_PART = 4_000

export interface AuditOptions extends LogKeys {
  /** Wall clock, ms since 1970. */
  readonly now: () => number
  readonly linesInAPart?: number
  readonly linesBefore?: number
}

/** A log that is damaged does not keep anybody out of the vault: it goes on in a new part, and says so. */
export async function openAudit(disk: Disk, folder: string, { vaultId, key, now, linesInAPart = LINES_IN_A_PART, linesBefore = 0 }: AuditOptions): Promise<Audit> {
  const queue = inTurn()
  const parts = logParts(disk, folder, 'audit', { vaultId, key })
  let part = 0
  let linesInPart = 0
  let counter = linesBefore
  let log: LogWriter | null = null
  /** The key is overwritten: nothing may be opened with what is left of it. */
  let isClosed = false


  async function begin(number: number): Promise<LogWriter> {
    const begun = await createLog(disk, parts.path(number), parts.identity(number))
    part = number
    linesInPart = 0
    return begun
  }

  async function openLast(): Promise<LogWriter> {
    await disk.makeFolder(folder)
    const last = (await parts.numbers()).at(-1)
    if (last === undefined) return begin(1)
    part = last
    linesInPart = 0
    const note = (message: Buffer): void => {
      counter = Math.max(counter, decodeLine(message).counter)
      linesInPart += 1
    }
    try {
      const opened = await openLog(disk, parts.path(last), parts.identity(last), note)
      // An empty part, begun just before a crash, follows a full one.
      if (linesInPart === 0 && last > 1) await readLines(last - 1, (line) => (counter = Math.max(counter, line.counter)))
      return opened
    } catch (error) {
      if (!(error instanceof VaultDamaged)) throw error
      if (linesInPart === 0 && last > 1) await readLines(last - 1, (line) => (counter = Math.max(counter, line.counter)))
      const next = await begin(last + 1)
      await add(next, { kind: 'lines-unreadable' })
      return next
    }
  }

  /** As far as they can be read. */
  async function readLines(number: number, each: (line: AuditLine) => void): Promise<void> {
    try {
      await readLog(disk, parts.path(number), parts.identity(number), (message) => each(decodeLine(message)))
    } catch (error) {
      if (!(error instanceof VaultDamaged)) throw error
    }
  }

  async function add(writer: LogWriter, what: Audited): Promise<void> {
    // A line that could not be written keeps its number, so that it is seen to be missing.
    counter += 1
    await writer.append([encodeLine({ counter, at: new Date(now()).toISOString(), what })])
    linesInPart += 1
  }

  async function writeNow(what: Audited): Promise<void> {
    if (isClosed) throw new AppFailure({ kind: 'locked' })
    if (log !== null && linesInPart >= linesInAPart) {
      const full: LogWriter = log
      log = null
      await full.release()
      log = await begin(part + 1)
    }
    log ??= await openLast()
    const writer = log
    try {
      await add(writer, what)
    } catch (error) {
      log = null
      await writer.release().catch(() => undefined)
      throw error
    }
  }

  const write = (what: Audited): Promise<void> => queue(() => onDisk(0, () => writeNow(what)))

  log = await onDisk(0, openLast)

  return {
    write,
    note: (what) =>
      write(what).catch((error: unknown) => {
        if (!(error instanceof AppFailure)) throw error
      }),
    list: (before, most) =>
      queue(() =>
        onDisk(0, async () => {
          if (isClosed) throw new AppFailure({ kind: 'locked' })
          const found: AuditLine[] = []
          for (const number of (await parts.numbers()).toReversed()) {
            const older: AuditLine[] = []
            await readLines(number, (line) => void (before === null || line.counter < before ? older.push(line) : 0))
            found.push(...older.toReversed())
            if (found.length > most) return { lines: found.slice(0, most), isAll: false }
          }
          return { lines: found, isAll: true }
        }),
      ),
    get lines() {
      return counter
    },
    copy: () => queue(() => parts.copy()),
    close: () =>
      queue(async () => {
        isClosed = true
        await log?.release().catch(() => undefined)
        log = null
      }),
  }
}
