import { randomUUID } from 'node:crypto'
import { placeOf } from './archive/copy-place'
import { writeCopy } from './archive/write-copy'
import type { ShellPort } from './shell-port'
import type { Audit } from './vault/audit/audit'

export interface SavePageDependencies {
  readonly audit: Pick<Audit, 'write' | 'note'>
  readonly shell: Pick<ShellPort, 'choosePdfFile' | 'printPage'>
}

/**
 * A page leaves the vault as it prints, in the open: it is written down first, and does not leave where that fails. False
 * where the person cancelled. Errors: those of the disk.
 */
export async function savePage(title: string, { audit, shell }: SavePageDependencies): Promise<boolean> {
  const path = await shell.choosePdfFile(title)
  if (path === null) return false
  const pageId = randomUUID()
  await audit.write({ kind: 'saving-page', pageId, place: await placeOf(path, process.env) })
  try {
    const pdf = await shell.printPage()
    await writeCopy(path, { produce: (write) => write(pdf) })
  } catch (error) {
    await audit.note({ kind: 'page-not-saved', pageId })
    throw error
  }
  return true
}
