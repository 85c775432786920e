import { create } from 'zustand'

/** The code pressed a moment ago; outside the screen's state, so that lighting a key draws nothing but keys. */
export const useJustPressed = create<{ readonly codeId: string | null }>()(() => ({ codeId: null }))

const LIT_MS = 220
let timer: ReturnType<typeof setTimeout> | undefined

/** Lights a code's key up for a moment. */
export function lightUp(codeId: string): void {
  clearTimeout(timer)
  useJustPressed.setState({ codeId })
  timer = setTimeout(() => useJustPressed.setState({ codeId: null }), LIT_MS)
}
