import type { Command } from './command'

export const filmCommands = [
  { id: 'film.camera', title: 'Turn the camera on or off', keys: [], scope: 'film', menu: 'file' },
  { id: 'film.record', title: 'Start or finish recording', keys: ['KeyR'], scope: 'film', menu: 'file' },
  { id: 'film.pause', title: 'Pause or go on recording', keys: ['KeyP'], scope: 'film', menu: 'file' },
  { id: 'film.mark', title: 'Mark a moment while filming', keys: ['KeyM'], scope: 'film', menu: 'mark' },
  { id: 'film.import', title: 'Import footage', keys: ['Mod+KeyI'], scope: 'film', menu: 'file' },
] as const satisfies readonly Command[]
