import type { Command } from './command'

export const appCommands = [
  { id: 'app.undo', title: 'Undo', keys: ['Mod+KeyZ'], scope: 'app', menu: 'edit' },
  { id: 'app.redo', title: 'Redo', keys: ['Mod+Shift+KeyZ', 'Mod+KeyY'], scope: 'app', menu: 'edit' },
  { id: 'app.palette', title: 'Find a command', keys: ['Mod+KeyK'], scope: 'app', menu: 'help' },
  { id: 'app.shortcuts', title: 'Keyboard shortcuts', keys: ['Mod+Slash'], scope: 'app', menu: 'help' },
  { id: 'app.print', title: 'Print or save as PDF', keys: ['Mod+KeyP'], scope: 'app', menu: 'file' },
  { id: 'app.families', title: 'Go to families', keys: ['Mod+Shift+KeyF'], scope: 'app', menu: 'view' },
  { id: 'app.supervision', title: 'Go to supervision', keys: [], scope: 'app', menu: 'view' },
  { id: 'app.library', title: 'Go to the library', keys: [], scope: 'app', menu: 'view' },
  { id: 'app.settings', title: 'Go to settings', keys: ['Mod+Comma'], scope: 'app', menu: 'view' },
  { id: 'app.lock', title: 'Lock the vault', keys: ['Mod+Shift+KeyL'], scope: 'app', menu: 'file' },
  { id: 'vault.change-passphrase', title: 'Change the passphrase', keys: [], scope: 'app', menu: 'file' },
  { id: 'vault.change-everything', title: 'Change everything that opens the vault', keys: [], scope: 'app', menu: 'file' },
  { id: 'vault.new-sheet', title: 'Make a new recovery sheet', keys: [], scope: 'app', menu: 'file' },
  { id: 'vault.add-service-key', title: 'Let a service open this vault', keys: [], scope: 'app', menu: 'file' },
  { id: 'app.audit', title: 'What happened in this vault', keys: [], scope: 'app', menu: 'view' },
  { id: 'session.film', title: 'Go to Film', keys: ['Mod+Digit1'], scope: 'app', menu: 'view' },
  { id: 'session.notice', title: 'Go to Notice', keys: ['Mod+Digit2'], scope: 'app', menu: 'view' },
  { id: 'session.build', title: 'Go to Build', keys: ['Mod+Digit3'], scope: 'app', menu: 'view' },
  { id: 'session.watch', title: 'Go to Watch', keys: ['Mod+Digit4'], scope: 'app', menu: 'view' },
  { id: 'session.reflect', title: 'Go to Reflect', keys: ['Mod+Digit5'], scope: 'app', menu: 'view' },
] as const satisfies readonly Command[]
