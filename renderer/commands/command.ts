/** Where a command can be run: everywhere, or on one screen only. A command without a key may be lent to a further screen. */
export type CommandScope = 'app' | 'families' | 'supervision' | 'film' | 'notice' | 'build' | 'watch' | 'reflect'

export type MenuName = 'file' | 'edit' | 'view' | 'playback' | 'mark' | 'help'

/**
 * One thing a person can do, as data. What it does is given by the screen that can do it, with `useCommands`; while no
 * screen does, the command is disabled. Keys, menus, tooltips, the palette and the shortcuts page all read this.
 */
export interface Command {
  readonly id: string
  readonly title: string
  /** By position, as in `KeyboardEvent.code`, with modifiers in front: `Mod+KeyZ`, `Shift+KeyL`, `Space`. */
  readonly keys: readonly string[]
  readonly scope: CommandScope
  readonly menu: MenuName
}
