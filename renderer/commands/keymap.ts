import { commands, type CommandId } from './index'
import { isAvailable, runCommand } from './use-commands'

/** What of a key press matters here; a plain object, so that tests need no browser. */
export interface KeyPress {
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** A key press in the words of `Command.keys`, by position: `Mod+Shift+KeyZ`. */
export function chordOf(press: KeyPress, isMac: boolean): string {
  const isMod = isMac ? press.metaKey : press.ctrlKey
  return [isMod && 'Mod', press.altKey && 'Alt', press.shiftKey && 'Shift', press.code].filter(part => part !== false).join('+')
}

const keyNames: Readonly<Record<string, string>> = {
  Comma: ',', Period: '.', Slash: '/', Minus: '−', Equal: '+', Space: 'Space', ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Enter: 'Enter', Escape: 'Esc', Delete: 'Del', Backspace: '⌫',
}

/** A chord as it is printed on a key: `Ctrl+Z`, `M`. */
export function chordLabel(chord: string, isMac: boolean): string {
  return chord
    .split('+')
    .map(part => (part === 'Mod' ? (isMac ? '⌘' : 'Ctrl') : (keyNames[part] ?? part.replace(/^(Key|Digit)/, ''))))
    .join(isMac ? ' ' : '+')
}

const isMac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac')

export function keyLabel(id: CommandId): string {
  const [chord] = commands.find(command => command.id === id)?.keys ?? []
  return chord === undefined ? '' : chordLabel(chord, isMac)
}

/** Listens for the whole page. Gives back how to stop. */
export function listenForKeys(target: Window): () => void {
  const listener = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || isForTheField(event)) return
    const chord = chordOf(event, isMac)
    const found = commands.find(command => (command.keys as readonly string[]).includes(chord) && isAvailable(command.id))
    if (!found) return
    event.preventDefault()
    if (!event.repeat || repeatable.has(found.id)) runCommand(found.id)
  }
  target.addEventListener('keydown', listener)
  return () => target.removeEventListener('keydown', listener)
}

const repeatable: ReadonlySet<string> = new Set<CommandId>(['notice.frame-back', 'notice.frame-forward', 'notice.second-back', 'notice.second-forward', 'app.undo', 'app.redo'])

/** Silent while someone types, while a dialog or menu is open, and where a focused control has its own use for the key. */
export function isForTheField(event: KeyboardEvent): boolean {
  const element = event.target
  if (!(element instanceof HTMLElement)) return false
  const isTyping = element.isContentEditable || element.matches('textarea, select, input:not([type=range], [type=checkbox], [type=radio])')
  // A field undoes its own typing only as long as it is being typed in; everything is saved, so Undo belongs to the app.
  if (isTyping) return !((event.ctrlKey || event.metaKey) && !['KeyA', 'KeyC', 'KeyV', 'KeyX', 'ArrowLeft', 'ArrowRight', 'Backspace', 'Delete'].includes(event.code))
  if (element.closest('[role=dialog], [role=menu], [role=listbox]')) return !event.ctrlKey && !event.metaKey
  // No control here has a use for Control with Enter or an arrow.
  return !event.ctrlKey && !event.metaKey && element.matches(usersOf[event.code] ?? ':not(*)') && element.matches(':focus-visible')
}

const choosers = 'input, [role=tab], [role=slider], [role=option], [role=radio], [role=gridcell]'

/** What was chosen already (`data-chosen`) cannot be pressed to any purpose: its keys play it and change it. */
const buttons = 'button:not([data-chosen])'

/** Who has a use of its own for a key. A link that was just followed has none for Space and the arrows: they play and step. */
const usersOf: Readonly<Record<string, string>> = {
  Enter: `${buttons}, a, summary, ${choosers}`,
  Space: `${buttons}, summary, ${choosers}`,
  ArrowLeft: choosers,
  ArrowRight: choosers,
  ArrowUp: choosers,
  ArrowDown: choosers,
}
