import { create } from 'zustand'
import type { AppStart } from '../../shared/bridge/contract'

/** What main told the page when it started; null until then. Never changes afterwards. */
export const useAppStart = create<{ readonly start: AppStart | null }>()(() => ({ start: null }))
