import { missingBefore, type Audited, type AuditLine } from '../../../shared/domain/audit'

type Kind = Audited['kind']

/** A backup is brought back open, after lines that were written while it was made: also open. */
const openings: ReadonlySet<Kind> = new Set(['created', 'unlocked', 'recovered', 'opened-by-service', 'restored'])
/** Where these stand, that it was locked may be among what cannot be told. */
const unsure: ReadonlySet<Kind> = new Set(['lines-unreadable', 'ends-missing', 'other'])

/**
 * Whether the vault was opened in the line at `index` and had been opened before without being locked in between: the program was
 * killed, or the power went. False where that cannot be told from `lines`, which stand newest first.
 */
export function endedUnlocked(lines: readonly AuditLine[], index: number): boolean {
  const opened = lines[index]
  if (!opened || !openings.has(opened.what.kind) || opened.what.kind === 'restored') return false
  for (let place = index; ; place += 1) {
    const [line, earlier] = [lines[place], lines[place + 1]]
    if (!line || !earlier || missingBefore(line, earlier) > 0) return false
    const { kind } = earlier.what
    if (kind === 'locked' || unsure.has(kind)) return false
    // The sheet or the service’s key that a backup was brought back with is told of in the next line, and is the same opening.
    if (kind === 'restored' && place === index) return isAtTheDoor(opened.what)
    if (openings.has(kind)) return true
  }
}

/** At the door wrong passphrases are counted; a backup is brought back where nobody could try any. */
const isAtTheDoor = (what: Audited): boolean => 'failedAttempts' in what && what.failedAttempts !== undefined
