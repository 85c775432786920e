import { join } from 'node:path'
import { z } from 'zod'

const knownSchema = z.object({ path: z.string(), at: z.string() })

/** What is kept in the vault about its backups. */
const noteSchema = z.object({
  folder: z.string().nullable(),
  verified: z.object({ at: z.string(), recordings: z.number(), bytes: z.number() }).nullable(),
  /** Every file that a backup was written to, the newest first. */
  known: z.array(knownSchema).default([]),
})
export type BackupNote = z.infer<typeof noteSchema>

/** So many files are remembered: more than one person keeps. */
const MOST_KNOWN = 20

export function readBackupNote(read: unknown): BackupNote {
  const note = noteSchema.safeParse(read)
  return note.success ? note.data : { folder: null, verified: null, known: [] }
}

/** A backup was read back whole in `folder`. The same file made again is still one file. */
export function noteBackup(note: BackupNote, folder: string, file: string, verified: NonNullable<BackupNote['verified']>): BackupNote {
  const path = join(folder, file)
  const others = note.known.filter((one) => one.path !== path)
  return { ...note, verified, known: [{ path, at: verified.at }, ...others].slice(0, MOST_KNOWN) }
}
