/**
 * How a menu shows a key of the keymap (`Mod+KeyZ`, `Alt+ArrowLeft`, `F11`), or null for keys without a modifier: `Space` and
 * `KeyJ` belong to the page, and to whoever is typing in it.
 */
export function acceleratorFor(chord: string): string | null {
  const parts = chord.split('+')
  const key = parts.at(-1) ?? ''
  const modifiers = parts.slice(0, -1)
  if (!modifiers.some((modifier) => modifier in CHORD_MODIFIERS) && !FUNCTION_KEY.test(key)) return null

  const shown = [...modifiers.map((modifier) => CHORD_MODIFIERS[modifier] ?? (modifier === 'Shift' ? 'Shift' : null)), shownKey(key)]
  return shown.includes(null) ? null : shown.join('+')
}

function shownKey(key: string): string | null {
  const plain = key.replace(/^(Key|Digit)(?=[A-Z0-9]$)/, '')
  if (/^[A-Z0-9]$/.test(plain) || FUNCTION_KEY.test(plain)) return plain
  return SHOWN_KEYS[plain] ?? null
}

const FUNCTION_KEY = /^F([1-9]|1[0-9]|2[0-4])$/

const CHORD_MODIFIERS: Readonly<Record<string, string>> = { Mod: 'CommandOrControl', Ctrl: 'Control', Alt: 'Alt' }

const SHOWN_KEYS: Readonly<Record<string, string>> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  Backspace: 'Backspace',
  Comma: ',',
  Delete: 'Delete',
  End: 'End',
  Enter: 'Enter',
  Equal: '=',
  Escape: 'Escape',
  Home: 'Home',
  Minus: '-',
  PageDown: 'PageDown',
  PageUp: 'PageUp',
  Period: '.',
  Slash: '/',
  Space: 'Space',
}
