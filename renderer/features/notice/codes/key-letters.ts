import { useEffect, useState } from 'react'
import { chordLabel } from '../../../commands/keymap'

interface KeyboardWithLayout {
  getLayoutMap(): Promise<ReadonlyMap<string, string>>
}

/** What is printed on a key of this person's keyboard: where Q stands, a French one says A. */
export function useKeyLetters(): (key: string) => string {
  const [layout, setLayout] = useState<ReadonlyMap<string, string> | null>(null)
  useEffect(() => {
    const { keyboard } = navigator as Navigator & { readonly keyboard?: KeyboardWithLayout }
    keyboard?.getLayoutMap().then(setLayout, () => undefined)
  }, [])
  return key => (layout?.get(key) ?? chordLabel(key, false)).toUpperCase()
}
