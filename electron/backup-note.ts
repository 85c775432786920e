import { z } from 'zod'
import type { VaultSlot } from '../shared/domain/vault-slot'

const knownSchema = z.object({ path: z.string(), at: z.string() })

/** What is kept in the vault about its backups. */
const noteSchema = z.object({
  folder: z.string().nullable(),
  verified: z.object({ at: z.string(), recordings: z.number(), bytes: z.number() }).nullable(),
  /** Ids of the passphrase and the sheet that held when the last one was made. */
  openedBy: z.array(z.string()).default([]),
  /** Every file that a backup was written to, the newest first, with the time from which on nothing that was erased is in it. */
  known: z.array(knownSchema).default([]),
  /** When a family was erased last, or something was erased again after a backup had brought it back, ISO 8601: backups from before still hold it. Null where nothing was. */
  erasedAt: z.string().nullable().default(null),
})
export type BackupNote = z.infer<typeof noteSchema>

/** So many files are remembered: more than one person keeps. */
const MOST_KNOWN = 20

export function readBackupNote(read: unknown): BackupNote {
  const note = noteSchema.safeParse(read)
  return note.success ? note.data : { folder: null, verified: null, openedBy: [], known: [], erasedAt: null }
}

interface WholeBackup {
  readonly path: string
  readonly verified: NonNullable<BackupNote['verified']>
  readonly openedBy: readonly string[]
  /** What was erased after this time can still be read in the file, as the place refused to overwrite its keys; else null. */
  readonly keysLeftOf: string | null
}

/** A backup was read back whole. The same file made again is still one file. */
export function noteBackup(note: BackupNote, { path, verified, openedBy, keysLeftOf }: WholeBackup): BackupNote {
  const before = note.known.find((one) => one.path === path)
  const at = keysLeftOf === null ? verified.at : (before?.at ?? keysLeftOf)
  const others = note.known.filter((one) => one.path !== path)
  return { ...note, verified, openedBy: [...openedBy], known: [{ path, at }, ...others].slice(0, MOST_KNOWN) }
}

/** What was erased at this time lies in backups from before. */
export const noteErasure = (note: BackupNote, at: string): BackupNote => ({ ...note, erasedAt: at })

/** Ids of the sheet and of the passphrase among these slots; without the latter where it was set only after the backup was made. */
export const whatOpens = (slots: readonly VaultSlot[], withPassphrase = true): readonly string[] =>
  slots.filter(({ kind }) => kind === 'recovery' || (withPassphrase && kind === 'passphrase')).map(({ id }) => id)

/**
 * Neither the passphrase nor the sheet that hold now opens the last backup: everything was changed after it. One that was made
 * before this was noted is judged by the time at which the two came about.
 */
export function isOpenedByOld({ verified, openedBy }: BackupNote, slots: readonly VaultSlot[]): boolean {
  if (!verified) return false
  const now = slots.filter(({ kind }) => kind !== 'escrow')
  return openedBy.length > 0 ? !now.some(({ id }) => openedBy.includes(id)) : now.every(({ createdAt }) => createdAt > verified.at)
}
