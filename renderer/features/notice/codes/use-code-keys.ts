import { useEffect, useRef } from 'react'
import type { Code, CodingScheme } from '../../../../shared/domain/coding-scheme'
import { commands } from '../../../commands'
import { isForTheField } from '../../../commands/keymap'

/** Keys that mean something else on this screen stay with that: such a code is pressed with the pointer. */
const takenKeys: ReadonlySet<string> = new Set(commands.filter(({ scope }) => scope === 'notice' || scope === 'app').flatMap(({ keys }) => [...keys]))

export function hasOwnKey(code: Code): boolean {
  return code.key !== '' && !takenKeys.has(code.key)
}

/** A scheme's keys are data, so they are listened for here and not in the list of commands. */
export function useCodeKeys(scheme: CodingScheme, onPress: (code: Code) => void): void {
  const latest = useRef(onPress)
  useEffect(() => {
    latest.current = onPress
  })
  useEffect(() => {
    const byKey = new Map(scheme.codes.filter(hasOwnKey).map(code => [code.key, code]))
    const listener = (event: KeyboardEvent) => {
      const code = byKey.get(event.code)
      if (!code || event.defaultPrevented || event.isComposing || event.repeat) return
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isForTheField(event)) return
      event.preventDefault()
      latest.current(code)
    }
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [scheme])
}
