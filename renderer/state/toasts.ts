import { create } from 'zustand'

/** A short message that leaves by itself; a failure stays until it is dismissed. */
export interface Toast {
  readonly id: number
  readonly kind: 'done' | 'failure'
  readonly words: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

interface Toasts {
  readonly toasts: readonly Toast[]
  readonly show: (toast: Omit<Toast, 'id'>) => void
  readonly dismiss: (id: number) => void
}

let lastId = 0

export const useToasts = create<Toasts>()(set => ({
  toasts: [],
  show: toast => {
    lastId += 1
    const shown = { ...toast, id: lastId }
    // Said again, it is said once, for longer.
    set(({ toasts }) => ({ toasts: [...toasts.filter(({ kind, words }) => kind !== shown.kind || words !== shown.words).slice(-2), shown] }))
  },
  dismiss: id => set(({ toasts }) => ({ toasts: toasts.filter(toast => toast.id !== id) })),
}))

export function showDone(words: string, action?: Toast['action']): void {
  useToasts.getState().show({ kind: 'done', words, ...(action ? { action } : {}) })
}

export function showFailure(words: string): void {
  useToasts.getState().show({ kind: 'failure', words })
}
