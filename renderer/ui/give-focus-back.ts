import { useEffect, useState } from 'react'
import { takeLostFocus } from './take-lost-focus'

/**
 * For one dialog that follows another: when the last of them goes, the focus goes back to what had it before the first, which the
 * dialogs themselves no longer know.
 */
export function useGivingFocusBack(): void {
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // A dialog gives back in the next frame what it took, where it can.
      requestAnimationFrame(() => requestAnimationFrame(() => opener instanceof HTMLElement && takeLostFocus(opener)))
    },
    [opener],
  )
}
