import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Vault, VaultKey } from '../../electron/vault/vault'

/** A vault whose footage is read from plain files, as if nothing had been sealed: what sealing is measured against. */
export interface PlainFootage {
  /** Writes what lies under the key into a plain file, which stands for it from then on. */
  take(key: VaultKey): Promise<void>
  readonly vault: Vault
}

export async function plainFootage(sealed: Vault, folder: string): Promise<PlainFootage> {
  await mkdir(folder, { recursive: true })
  const files = new Map<VaultKey, string>()
  return {
    async take(key) {
      const path = join(folder, key.replaceAll('/', '-'))
      await pipeline(sealed.read(key), createWriteStream(path))
      files.set(key, path)
    },
    vault: {
      ...sealed,
      async size(key) {
        const path = files.get(key)
        return path === undefined ? sealed.size(key) : (await stat(path)).size
      },
      async *read(key, range) {
        const path = files.get(key)
        if (path === undefined) yield* sealed.read(key, range)
        // A stream's end is the last byte, and there is no way to ask it for none.
        else if (range === undefined || range.end > range.start) yield* createReadStream(path, range && { start: range.start, end: range.end - 1 }) as AsyncIterable<Uint8Array>
      },
      async lend(key) {
        const path = files.get(key)
        return path === undefined ? sealed.lend(key) : { url: path, release: async () => undefined }
      },
    },
  }
}
