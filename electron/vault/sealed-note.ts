import { join } from 'node:path'
import type { z } from 'zod'
import { openSmall, sealSmall } from './crypto/aead'
import { VaultDamaged } from './crypto/damaged'
import type { Disk } from './disk'
import { onDisk } from './disk-failure'
import { replaceFile } from './replace-file'

/** A few words that the main process keeps for itself, sealed, in a file of the vault. */
export interface SealedNote {
  /** Null where there is none, or where it is not ours. */
  read(): Promise<unknown>
  /** On disk when it resolves. */
  write(value: unknown): Promise<void>
}

/** A note of one shape. */
export interface CheckedNote<T> {
  /** Null where there is none, where it is not ours, or where it is of another shape. */
  read(): Promise<T | null>
  write(value: T): Promise<void>
}

/** `key` is neither copied nor wiped here. */
export function sealedNote(disk: Disk, root: string, key: Uint8Array, name: string): SealedNote {
  const aad = Buffer.from(`note/1\n${name}`)
  return {
    async read() {
      if ((await onDisk(0, () => disk.facts(join(root, name)))) === null) return null
      try {
        return JSON.parse(openSmall(key, aad, await onDisk(0, () => disk.readFile(join(root, name)))).toString('utf8')) as unknown
      } catch (error) {
        if (error instanceof VaultDamaged) return null
        throw error
      }
    },
    write: (value) => onDisk(0, () => replaceFile(disk, root, name, sealSmall(key, aad, Buffer.from(JSON.stringify(value), 'utf8')))),
  }
}

/** Where it cannot be written, that is thrown. */
export function checkedNote<T>(disk: Disk, root: string, key: Uint8Array, name: string, schema: z.ZodType<T>): CheckedNote<T> {
  const note = sealedNote(disk, root, key, name)
  return {
    read: async () => schema.safeParse(await note.read()).data ?? null,
    write: (value) => note.write(value),
  }
}

/** Holds up nothing where it cannot be written: for what notices less while the note is an older one, and nothing worse. */
export function lenientNote<T>(note: CheckedNote<T>): CheckedNote<T> {
  return { read: () => note.read(), write: (value) => note.write(value).catch(() => undefined) }
}
