import { useEffect, useRef, type RefObject } from 'react'

/** A passphrase that was wrong by a letter is nothing to leave standing about. */
const EMPTY_AFTER_MS = 60_000

/** Gives what empties the field a while after it was called last. */
export function useForgetting(field: RefObject<HTMLInputElement | null>): () => void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      if (field.current) field.current.value = ''
    }, EMPTY_AFTER_MS)
  }
}
