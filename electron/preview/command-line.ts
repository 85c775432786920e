import { parseArgs } from 'node:util'
import { resolve } from 'node:path'

export interface PreviewOptions {
  /** Null: the usual place. */
  readonly dataFolder: string | null
  /** Null: beside the data folder. */
  readonly copiesFolder: string | null
  /** Null: beside the vault. */
  readonly backupFolder: string | null
  readonly isDemo: boolean
  readonly wantsWindow: boolean
}

/** Reads `--data DIR`, `--copies DIR`, `--backup-folder DIR`, `--demo` and `--no-window`; null where something else was written. */
export function readCommandLine(words: readonly string[]): PreviewOptions | null {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { data: { type: 'string' }, copies: { type: 'string' }, 'backup-folder': { type: 'string' }, demo: { type: 'boolean', default: false }, 'no-window': { type: 'boolean', default: false } },
    })
    const folder = (named: string | undefined): string | null => (named === undefined ? null : resolve(named))
    return { dataFolder: folder(values.data), copiesFolder: folder(values.copies), backupFolder: folder(values['backup-folder']), isDemo: values.demo, wantsWindow: !values['no-window'] }
  } catch {
    return null
  }
}

/** True where a window could be seen at all. */
export function hasDisplay(platform: NodeJS.Platform, environment: Readonly<Record<string, string | undefined>>): boolean {
  return platform !== 'linux' || Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY'])
}
