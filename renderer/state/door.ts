import { create } from 'zustand'

/** Where the page stands before the vault. */
export type Standing =
  | { readonly kind: 'starting' | 'already-open' | 'damaged' | 'locking' | 'open' }
  /** It is open, and the records are being laid out anew: so much of them, from 0 to 1, is there. */
  | { readonly kind: 'bringing-back'; readonly share: number }
  /** The program is gone. `isSaved`: nothing was on its way to it that it did not take. */
  | { readonly kind: 'ended'; readonly isSaved: boolean }
  /** There is no vault yet. */
  | { readonly kind: 'none' }
  /** `waitMs`: before the next passphrase is tried. */
  | { readonly kind: 'locked'; readonly waitMs: number }
  | { readonly kind: 'failed'; readonly words: string }

export const useDoor = create<{ readonly standing: Standing; readonly isDemo: boolean }>()(() => ({ standing: { kind: 'starting' }, isDemo: false }))

export function stand(standing: Standing): void {
  useDoor.setState({ standing })
}

export const isOpen = (): boolean => useDoor.getState().standing.kind === 'open'

/** Resolves when the vault is open: at once, or once somebody has unlocked it. */
export function whenOpen(): Promise<void> {
  if (isOpen()) return Promise.resolve()
  return new Promise(resolve => {
    const stop = useDoor.subscribe(({ standing }) => {
      if (standing.kind !== 'open') return
      stop()
      resolve()
    })
  })
}
