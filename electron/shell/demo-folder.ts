import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for one demonstration. Made without waiting: Electron must know its place before it is ready. */
export function makeDemoFolder(): string {
  return mkdtempSync(join(tmpdir(), 'second-look-demo-'))
}

/** At the very end, when nothing more can wait. Chromium may still hold a few of its own files; none of them is a family's. */
export function removeDemoFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  } catch {
    // The system sweeps its temporary folder, too.
  }
}
