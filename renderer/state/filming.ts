import { create } from 'zustand'
import type { Stopwatch } from '../../shared/domain/stopwatch'

/** The recording under way, as far as it may be known while the vault is locked: how long, and not of whom. */
export interface Filming {
  /** Runs on `performance.now()`. */
  readonly watch: Stopwatch
  readonly isPaused: boolean
  /** It has ended, and waits for the vault to be put into the list. */
  readonly isEnding: boolean
}

export const useFilming = create<{ readonly filming: Filming | null }>()(() => ({ filming: null }))
