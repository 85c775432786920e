import { parseArgs } from 'node:util'
import { resolve } from 'node:path'

export interface PreviewOptions {
  /** Null: the usual place. */
  readonly dataFolder: string | null
  readonly isDemo: boolean
  readonly wantsWindow: boolean
}

/** Reads `--data DIR`, `--demo` and `--no-window`; null where something else was written. */
export function readCommandLine(words: readonly string[]): PreviewOptions | null {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { data: { type: 'string' }, demo: { type: 'boolean', default: false }, 'no-window': { type: 'boolean', default: false } },
    })
    return { dataFolder: values.data === undefined ? null : resolve(values.data), isDemo: values.demo, wantsWindow: !values['no-window'] }
  } catch {
    return null
  }
}

/** True where a window could be seen at all. */
export function hasDisplay(platform: NodeJS.Platform, environment: Readonly<Record<string, string | undefined>>): boolean {
  return platform !== 'linux' || Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY'])
}
