import { create } from 'zustand'
import type { Id } from '../../shared/domain/ids'

/** Sessions into which files are being brought just now; main does not list them as recordings before they are copied. */
export const useFootageOnItsWay = create<{ readonly sessionIds: readonly Id[] }>()(() => ({ sessionIds: [] }))
