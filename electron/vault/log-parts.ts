import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { ContainerIdentity } from './container/format'
import type { Disk } from './disk'
import { onDisk } from './disk-failure'

/** A log in numbered files of one folder: only the last of them is still written to. */
export interface LogParts {
  path(number: number): string
  identity(number: number): ContainerIdentity
  /** Ascending. Errors: those of the file system. */
  numbers(): Promise<readonly number[]>
  /** To be called between two writes. */
  copy(): Promise<LogCopy>
}

/** The parts of a log as they stand between two writes. */
export interface LogCopy {
  readonly full: readonly { readonly number: number; readonly path: string; readonly bytes: number }[]
  /** The part that is still written to, in memory; null where there is none. */
  readonly last: { readonly number: number; readonly bytes: Buffer } | null
}

/** One key for all parts: it is neither copied nor wiped here. */
export interface LogKeys {
  readonly vaultId: Uint8Array
  readonly key: Uint8Array
}

export function logParts(disk: Disk, folder: string, name: 'journal' | 'audit', { vaultId, key }: LogKeys): LogParts {
  const path = (number: number): string => join(folder, String(number))
  const numbers = async (): Promise<readonly number[]> => (await disk.names(folder)).filter((one) => /^\d{1,9}$/.test(one)).map(Number).toSorted((a, b) => a - b)
  return {
    path,
    numbers,
    identity: (number) => ({ vaultId, key, fileId: createHash('sha256').update(`${name}-${number}`).digest().subarray(0, 16) }),
    copy: () =>
      onDisk(0, async () => {
        const all = await numbers()
        const last = all.at(-1)
        const full = await Promise.all(all.slice(0, -1).map(async (number) => ({ number, path: path(number), bytes: (await disk.facts(path(number)))?.bytes ?? 0 })))
        return { full, last: last === undefined ? null : { number: last, bytes: await disk.readFile(path(last)) } }
      }),
  }
}
