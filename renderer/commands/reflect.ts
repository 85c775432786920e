import type { Command } from './command'

export const reflectCommands = [
  { id: 'reflect.sign', title: 'Sign off the note', keys: ['Mod+Enter'], scope: 'reflect', menu: 'file' },
  { id: 'reflect.change', title: 'Begin the note’s next version', keys: [], scope: 'reflect', menu: 'file' },
] as const satisfies readonly Command[]
