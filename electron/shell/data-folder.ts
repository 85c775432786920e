import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppFailure } from '../../shared/domain/outcome'

// Nothing here waits: Electron must know its place, and find it there, before it is ready.

/** Electron does not make the folder it is pointed to, and cannot hold its lock in one that is missing. */
export function makeDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new AppFailure({ kind: 'storage-failed', code: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' })
  }
}

/** A folder for one demonstration. */
export function makeDemoFolder(): string {
  return mkdtempSync(join(tmpdir(), 'second-look-demo-'))
}

/** At the very end. Chromium may still hold a few of its own files; none of them is a family's. */
export function removeDemoFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  } catch {
    // The system sweeps its temporary folder, too.
  }
}
