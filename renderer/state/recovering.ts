import { create } from 'zustand'

/** What an earlier start left open: not looked for, being looked for, or found and being brought back. */
export type Recovering = 'no' | 'looking' | 'bringing-back'

export const useRecovering = create<{ readonly recovering: Recovering }>()(() => ({ recovering: 'no' }))
