import type { Vault } from '../vault/vault'
import { pictureBytes } from './limits'

/**
 * Every wording of a card or caption leaves a picture behind. The page draws anew whatever a film needs after a start, so at
 * each start only those used last are kept.
 */
export async function prunePictures(vault: Pick<Vault, 'list' | 'remove'>, mostBytes = pictureBytes): Promise<void> {
  const oldestFirst = await vault.list('pictures/')
  let bytes = oldestFirst.reduce((sum, picture) => sum + picture.bytes, 0)
  for (const picture of oldestFirst) {
    if (bytes <= mostBytes) return
    await vault.remove(picture.key)
    bytes -= picture.bytes
  }
}
