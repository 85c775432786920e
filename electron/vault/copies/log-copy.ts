import { join } from 'node:path'
import type { Disk } from '../disk'
import { onDisk } from '../disk-failure'

/** A log in numbered parts, as it stands between two writes. */
export interface LogCopy {
  readonly full: readonly { readonly number: number; readonly path: string; readonly bytes: number }[]
  /** The part that is still written to, in memory; null where there is none. */
  readonly last: { readonly number: number; readonly bytes: Buffer } | null
}

/** To be called between two writes. `numbers`: ascending. */
export function copyParts(disk: Disk, folder: string, numbers: readonly number[]): Promise<LogCopy> {
  return onDisk(0, async () => {
    const last = numbers.at(-1)
    const full = await Promise.all(
      numbers.slice(0, -1).map(async (number) => {
        const path = join(folder, String(number))
        return { number, path, bytes: (await disk.facts(path))?.bytes ?? 0 }
      }),
    )
    return { full, last: last === undefined ? null : { number: last, bytes: await disk.readFile(join(folder, String(last))) } }
  })
}
