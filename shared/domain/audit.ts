import { z } from 'zod'
import { erasedCountsSchema } from './erased-counts'

const count = z.int().min(0)
const randomId = z.string().min(1).max(64)
const roles = z.array(z.string().max(200)).max(60).readonly()

/** Where a copy went, by kind: a path could hold a name. */
const copyPlaces = ['folder', 'removable', 'synced'] as const
export type CopyPlace = (typeof copyPlaces)[number]

/**
 * What happened in a vault, in random ids and counts: never a name, a path or a word from a record. Only the reason for a copy
 * is in the practitioner's own words.
 */
export const auditedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('created') }),
  /** With the number of wrong passphrases that were tried before. */
  z.strictObject({ kind: z.literal('unlocked'), failedAttempts: count }),
  z.strictObject({ kind: z.literal('locked'), by: z.enum(['page', 'rest', 'system', 'end', 'alone']) }),
  z.strictObject({ kind: z.literal('recovered'), failedAttempts: count.optional() }),
  z.strictObject({ kind: z.literal('opened-by-service'), slotId: randomId, failedAttempts: count.optional() }),
  z.strictObject({ kind: z.literal('passphrase-changed'), failedAttempts: count }),
  z.strictObject({ kind: z.literal('sheet-renewed'), failedAttempts: count }),
  /** Another master key, passphrase and sheet. */
  z.strictObject({ kind: z.literal('all-changed'), failedAttempts: count }),
  z.strictObject({ kind: z.literal('service-key-added'), slotId: randomId, failedAttempts: count }),
  z.strictObject({ kind: z.literal('service-key-removed'), slotId: randomId, failedAttempts: count }),
  z.strictObject({ kind: z.literal('recording-removed'), recordingId: randomId }),
  /** Written before the first key is destroyed; `family-erased` when none is left. `counts` makes the receipt. */
  z.strictObject({ kind: z.literal('erasing-family'), familyId: randomId, sessions: count, recordings: count, counts: erasedCountsSchema.optional() }),
  z.strictObject({ kind: z.literal('family-erased'), familyId: randomId, sessions: count, recordings: count, counts: erasedCountsSchema.optional() }),
  /** The vault is an older copy of itself, and holds so many families, sessions and recordings that were erased. Written before the first key is destroyed. */
  z.strictObject({ kind: z.literal('erasing-again'), owners: count }),
  /** Beside the vault lay a list of what had been erased that the vault had not written. It was not obeyed. */
  z.strictObject({ kind: z.literal('erased-list-refused') }),
  /** In the vault lay plain files that it had not left there. They were put aside. */
  z.strictObject({ kind: z.literal('plain-refused') }),
  /** The notes of how far catalogue, journal and this list went were not there: what was cut away from their ends cannot be told. */
  z.strictObject({ kind: z.literal('ends-missing') }),
  /** Written before the first byte leaves the vault; then one of the next two. */
  z.strictObject({
    kind: z.literal('giving-copy'),
    copyId: randomId,
    recordingId: randomId,
    /** Who can be seen, by role. */
    adults: roles,
    children: count,
    /** The consent that covers it, or null where the reason says why there is none. */
    consentId: randomId.nullable(),
    reason: z.string().max(2_000),
    place: z.enum(copyPlaces),
  }),
  z.strictObject({ kind: z.literal('copy-given'), copyId: randomId, bytes: count, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.strictObject({ kind: z.literal('copy-failed'), copyId: randomId }),
  /** Written before the page is printed; then `page-not-saved` where no file came of it. What is on the page is not told: it could be a name. */
  z.strictObject({ kind: z.literal('saving-page'), pageId: randomId, place: z.enum(copyPlaces) }),
  z.strictObject({ kind: z.literal('page-not-saved'), pageId: randomId }),
  z.strictObject({ kind: z.literal('backup-made'), backupId: randomId }),
  z.strictObject({ kind: z.literal('backup-verified'), backupId: randomId }),
  z.strictObject({ kind: z.literal('restored'), backupId: randomId }),
  /** The lines after the one before this could not be read any more. */
  z.strictObject({ kind: z.literal('lines-unreadable') }),
  /** So many changes the vault held when it was last closed, and did not hold when it was opened. */
  z.strictObject({ kind: z.literal('steps-missing'), steps: count }),
  /** Written by a later version. */
  z.strictObject({ kind: z.literal('other') }),
])
export type Audited = z.infer<typeof auditedSchema>

/** One line. What counts is the counter: the clock can be set. */
export interface AuditLine {
  /** From 1. A number that is missing is a line that could not be written. */
  readonly counter: number
  /** ISO 8601, UTC. */
  readonly at: string
  readonly what: Audited
}

/** In place of the line before the oldest one, where no older line is left: numbers begin at 1. */
export const NO_LINE = { counter: 0 } as const

/** So many lines are not there between this line and the one before it in time, which is null where it was not asked for. */
export function missingBefore(line: AuditLine, earlier: Pick<AuditLine, 'counter'> | null): number {
  return earlier === null ? 0 : Math.max(0, line.counter - earlier.counter - 1)
}
