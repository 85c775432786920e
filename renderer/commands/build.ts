import type { Command } from './command'

export const buildCommands = [
  { id: 'build.play', title: 'Play the film from here', keys: ['Space', 'KeyK'], scope: 'build', menu: 'playback' },
  { id: 'build.add', title: 'Add moments to the film', keys: ['KeyA'], scope: 'build', menu: 'edit' },
  { id: 'build.add-card', title: 'Add a card', keys: ['KeyC'], scope: 'build', menu: 'edit' },
  { id: 'build.earlier', title: 'Move earlier in the film', keys: ['Mod+ArrowLeft'], scope: 'build', menu: 'edit' },
  { id: 'build.later', title: 'Move later in the film', keys: ['Mod+ArrowRight'], scope: 'build', menu: 'edit' },
  { id: 'build.previous', title: 'Select the one before', keys: ['ArrowLeft'], scope: 'build', menu: 'edit' },
  { id: 'build.next', title: 'Select the one after', keys: ['ArrowRight'], scope: 'build', menu: 'edit' },
  { id: 'build.remove', title: 'Take out of the film', keys: ['Delete', 'Backspace'], scope: 'build', menu: 'edit' },
  { id: 'build.still', title: 'Then a still', keys: ['KeyS'], scope: 'build', menu: 'edit' },
  { id: 'build.slow', title: 'Again, slowly', keys: ['KeyG'], scope: 'build', menu: 'edit' },
  { id: 'build.give-copy', title: 'Give a copy…', keys: [], scope: 'build', menu: 'file' },
  { id: 'build.make', title: 'Make the film', keys: ['Mod+Enter'], scope: 'build', menu: 'file' },
] as const satisfies readonly Command[]
