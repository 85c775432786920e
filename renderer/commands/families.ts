import type { Command } from './command'

export const familiesCommands = [
  { id: 'families.add', title: 'Add a family', keys: [], scope: 'families', menu: 'file' },
  { id: 'families.consent', title: 'Record consent', keys: [], scope: 'families', menu: 'file' },
  { id: 'families.erase', title: 'Erase this family…', keys: [], scope: 'families', menu: 'file' },
] as const satisfies readonly Command[]
