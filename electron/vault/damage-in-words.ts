import { AppFailure } from '../../shared/domain/outcome'
import { VaultDamaged } from './crypto/damaged'

/** Does something in the vault, and says damage in the app's own words. Errors: `vault-damaged`, and whatever else `act` throws. */
export async function damageInWords<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof VaultDamaged) throw new AppFailure({ kind: 'vault-damaged' })
    throw error
  }
}
