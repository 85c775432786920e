import type { Command } from './command'

export const watchCommands = [
  { id: 'watch.start', title: 'Watch together', keys: ['Mod+Enter'], scope: 'watch', menu: 'playback' },
  { id: 'watch.play', title: 'Play or pause', keys: ['Space', 'KeyK'], scope: 'watch', menu: 'playback' },
  { id: 'watch.again', title: 'Again', keys: ['KeyA'], scope: 'watch', menu: 'playback' },
  { id: 'watch.remark', title: 'Write down what was said', keys: ['KeyR'], scope: 'watch', menu: 'mark' },
  { id: 'watch.that-one', title: 'That one!', keys: ['KeyT'], scope: 'watch', menu: 'mark' },
  { id: 'watch.next-chooser', title: 'Another adult means “That one!”', keys: ['Shift+KeyT'], scope: 'watch', menu: 'mark' },
  { id: 'watch.full-screen', title: 'Full screen', keys: ['KeyF'], scope: 'watch', menu: 'view' },
  { id: 'watch.give-copy', title: 'Give a copy…', keys: [], scope: 'watch', menu: 'file' },
  { id: 'watch.leave', title: 'Leave the film', keys: ['Escape'], scope: 'watch', menu: 'view' },
] as const satisfies readonly Command[]
