import { create } from 'zustand'
import type { VaultSlot } from '../../../shared/domain/vault-slot'
import { ask } from '../../bridge'

/** Who can open the vault; null until main has said, `unknown` where it could not. */
export const useSlots = create<{ readonly slots: readonly VaultSlot[] | 'unknown' | null }>()(() => ({ slots: null }))

/** Asked for again after every change. Never fails. */
export async function lookAtSlots(): Promise<void> {
  try {
    useSlots.setState({ slots: await ask('vault:slots', {}) })
  } catch (error) {
    console.error(error)
    useSlots.setState({ slots: 'unknown' })
  }
}
