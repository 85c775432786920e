import type { Command } from './command'

export const supervisionCommands = [
  { id: 'supervision.rate', title: 'Add an observer’s rating of the last session', keys: [], scope: 'supervision', menu: 'edit' },
] as const satisfies readonly Command[]
