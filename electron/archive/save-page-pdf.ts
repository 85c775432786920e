import { open, rename, rm } from 'node:fs/promises'
import { onDisk } from '../vault/disk-failure'

/**
 * Writes a printed page to the file the person chose, for no other user of the computer to read. What stood there before stays until the new bytes are on disk.
 * A full disk is an `AppFailure` of kind `disk-full`, any other refusal one of kind `storage-failed`; nothing half-made is left.
 */
export async function savePagePdf(path: string, pdf: Uint8Array): Promise<void> {
  const partial = `${path}.partial`
  await onDisk(pdf.byteLength, async () => {
    try {
      await writeWhole(partial, pdf)
      await rename(partial, path)
    } catch (error) {
      await rm(partial, { force: true }).catch(() => undefined)
      throw error
    }
  })
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}
