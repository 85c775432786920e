import type { ContainerIdentity } from '../container/format'
import { wipe } from '../crypto/secrets'

/** Gives the key of an object's file for as long as this takes, and overwrites it. */
export async function withIdentity<T>(place: { identity(): ContainerIdentity }, act: (identity: ContainerIdentity) => Promise<T>): Promise<T> {
  const identity = place.identity()
  try {
    return await act(identity)
  } finally {
    wipe(identity.key)
  }
}
