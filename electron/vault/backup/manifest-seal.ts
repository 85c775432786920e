import { openSmall, sealSmall } from '../crypto/aead'
import { deriveKey } from '../crypto/derive'
import { wipe } from '../crypto/secrets'

/** Seals the list of what a backup holds. Its key opens nothing else. */
export interface ManifestSeal {
  /** `place` says which backup, and where in it: a manifest cannot stand anywhere else. */
  seal(place: Uint8Array, manifest: Uint8Array): Buffer
  /** Errors: `VaultDamaged`. */
  open(place: Uint8Array, sealed: Uint8Array): Buffer
  wipe(): void
}

export function manifestSeal(vmk: Uint8Array): ManifestSeal {
  const key = deriveKey(vmk, 'backup')
  return {
    seal: (place, manifest) => sealSmall(key, place, manifest),
    open: (place, sealed) => openSmall(key, place, sealed),
    wipe: () => wipe(key),
  }
}
