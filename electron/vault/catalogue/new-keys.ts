import { newSecret, wipe } from '../crypto/secrets'
import type { Catalogue } from './catalogue'
import type { KeyEntry } from './entries'

/** Gives each of these owners a key of its own; on disk when it resolves. */
export async function writeNewKeys(catalogue: Pick<Catalogue, 'write'>, owners: readonly string[]): Promise<void> {
  const entries = owners.map((owner): KeyEntry => ({ kind: 'key', owner, key: newSecret(32) }))
  try {
    await catalogue.write(entries)
  } finally {
    wipe(...entries.map(({ key }) => key))
  }
}
