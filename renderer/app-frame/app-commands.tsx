import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { api } from '../bridge'
import { commands } from '../commands'
import { runCommand, useCommands, useRunning } from '../commands/use-commands'
import { history } from '../state/app-history'
import { showDone, showFailure } from '../state/toasts'
import { thrownWords } from '../words/failure-words'
import { useWords } from '../words/words'
import { CommandPalette } from './command-palette'
import { showMenu } from './show-menu'
import { Shortcuts } from './shortcuts'

/** The commands that work everywhere, and the menu. Draws only its two dialogs. */
export function AppCommands() {
  const say = useWords('app')
  const router = useRouter()
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null)

  const takeBack = (direction: 'undo' | 'redo') => {
    history[direction]().then(
      what => showDone(what === null ? say('nothingToUndo') : say(direction === 'undo' ? 'undone' : 'redone', { what })),
      (thrown: unknown) => showFailure(thrownWords(thrown)),
    )
  }
  const goTo = (to: string) => () => void router.navigate({ to })

  useCommands({
    'app.undo': () => takeBack('undo'),
    'app.redo': () => takeBack('redo'),
    'app.palette': () => setOpen('palette'),
    'app.shortcuts': () => setOpen('shortcuts'),
    'app.families': goTo('/families'),
    'app.supervision': goTo('/supervision'),
    'app.library': goTo('/library'),
    'app.settings': goTo('/settings'),
    'app.audit': goTo('/settings/audit'),
  })
  useMenu()
  useUnexpected()

  return (
    <>
      <CommandPalette isOpen={open === 'palette'} onClose={() => setOpen(null)} />
      <Shortcuts isOpen={open === 'shortcuts'} onClose={() => setOpen(null)} />
    </>
  )
}

/** Shows the command list as the window's menu, and runs what is chosen there. */
function useMenu(): void {
  const layers = useRunning(state => state.layers)
  useEffect(() => {
    showMenu(new Set(layers.flatMap(layer => layer.ids)))
  }, [layers])
  useEffect(
    () =>
      api.on('command:run', ({ id }) => {
        const known = commands.find(command => command.id === id)
        if (known) runCommand(known.id)
      }),
    [],
  )
}

/** A mistake of ours that nobody else caught: the person hears that something went wrong rather than nothing at all. */
function useUnexpected(): void {
  useEffect(() => {
    const tell = (event: PromiseRejectionEvent) => showFailure(thrownWords(event.reason))
    window.addEventListener('unhandledrejection', tell)
    return () => window.removeEventListener('unhandledrejection', tell)
  }, [])
}
