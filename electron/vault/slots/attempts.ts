import { join } from 'node:path'
import { z } from 'zod'
import { AppFailure } from '../../../shared/domain/outcome'
import type { Disk } from '../disk'
import { inTurn } from '../in-turn'
import { replaceFile } from '../replace-file'

const FILE = 'attempts.json'
const MOST_BYTES = 200

/** How long one has to wait after so many wrong passphrases in a row: 0, 0, 1, 2, 4, 8, 16, then 30 s each. */
const WAITS_MS = [0, 0, 0, 1_000, 2_000, 4_000, 8_000, 16_000] as const
const LONGEST_WAIT_MS = 30_000

const waitAfter = (wrong: number) => WAITS_MS[wrong] ?? LONGEST_WAIT_MS

/** A count and a time, in ms since 1970, and nothing else. */
const schema = z.strictObject({ wrong: z.int().min(0), at: z.number().min(0) })
type Counted = z.infer<typeof schema>
const NOTHING_WRONG: Counted = { wrong: 0, at: 0 }

/** Slows down guessing at the screen. A wrong passphrase never costs more than time: nothing is erased. */
export interface Attempts {
  /** 0 where one may try now. */
  waitMs(): number
  /** Wrong passphrases since the last right one, also by earlier starts. */
  wrong(): number
  /**
   * Tries a passphrase: `wrong-passphrase` thrown by `open` counts, success forgets the count, any other failure leaves
   * it. One at a time. Errors: `too-soon`, without trying.
   */
  attempt<T>(open: () => Promise<T>): Promise<T>
  /** The vault was opened by something better than a guess, and what was wrong before was told: nobody has to wait. */
  forget(): Promise<void>
}

/** `now`: wall clock, ms since 1970. `elapsed`: a clock in ms that only goes forward while the app runs. */
export interface AttemptClocks {
  readonly now: () => number
  readonly elapsed: () => number
}

export async function openAttempts(disk: Disk, vaultFolder: string, { now, elapsed }: AttemptClocks): Promise<Attempts> {
  const queue = inTurn()
  let counted = await read(disk, join(vaultFolder, FILE))
  // From here on the wall clock counts no more: it can be set. At the start it can shorten the wait, never lengthen it.
  let freeAt = elapsed() + stillToWait(counted, now())
  const waitMs = () => Math.max(0, freeAt - elapsed())
  const oneMore = () => ({ wrong: counted.wrong + 1, at: now() })

  /** A disk that refuses must not keep anyone out. The count in memory goes on. */
  async function keep(count: Counted): Promise<void> {
    await replaceFile(disk, vaultFolder, FILE, Buffer.from(JSON.stringify(count), 'utf8')).catch(() => undefined)
  }

  // The clock was set back: counted from now on, so that the next start does not find the wait whole again.
  if (counted.at > now()) {
    counted = { ...counted, at: now() }
    await keep(counted)
  }

  return {
    waitMs,
    wrong: () => counted.wrong,
    forget: () =>
      queue(async () => {
        counted = NOTHING_WRONG
        freeAt = elapsed()
        await keep(counted)
      }),
    attempt: (open) =>
      queue(async () => {
        if (waitMs() > 0) throw new AppFailure({ kind: 'too-soon', waitMs: waitMs() })
        // Counted before it is tried: ending the app while it thinks saves nobody a wait.
        await keep(oneMore())
        try {
          const opened = await open()
          counted = NOTHING_WRONG
          return opened
        } catch (error) {
          if (error instanceof AppFailure && error.error.kind === 'wrong-passphrase') {
            counted = oneMore()
            freeAt = elapsed() + waitAfter(counted.wrong)
          }
          throw error
        } finally {
          await keep(counted)
        }
      }),
  }
}

function stillToWait({ wrong, at }: Counted, now: number): number {
  const wait = waitAfter(wrong)
  return Math.min(wait, Math.max(0, at + wait - now))
}

// Whoever can spoil the file could as well remove it: what cannot be read counts for nothing.
async function read(disk: Disk, path: string): Promise<Counted> {
  try {
    const facts = await disk.facts(path)
    if (facts !== null && facts.bytes <= MOST_BYTES) return schema.parse(JSON.parse((await disk.readFile(path)).toString('utf8')))
  } catch {
    // Unreadable or not ours.
  }
  return NOTHING_WRONG
}
