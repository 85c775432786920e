import { useState } from 'react'
import { Autocomplete, Input, Menu, MenuItem, SearchField, useFilter } from 'react-aria-components'
import { commands, type CommandId } from '../commands'
import { keyLabel } from '../commands/keymap'
import { runCommand, useRunning } from '../commands/use-commands'
import { Dialog } from '../ui/dialog'
import { KeyCap } from '../ui/key-cap'
import { useWords } from '../words/words'
import styles from './command-palette.module.css'

/** Everything that can be done on this screen, found by typing. */
export function CommandPalette({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const say = useWords('app')
  const { contains } = useFilter({ sensitivity: 'base' })
  const [words, setWords] = useState('')
  const layers = useRunning(state => state.layers)
  const available = new Set(layers.flatMap(layer => layer.ids))
  const close = () => {
    setWords('')
    onClose()
  }
  return (
    <Dialog title={commands.find(command => command.id === 'app.palette')?.title ?? ''} isOpen={isOpen} onClose={close}>
      <Autocomplete filter={contains} inputValue={words} onInputChange={setWords}>
        <SearchField autoFocus aria-label={say('palettePlaceholder')}>
          <Input className={styles.input ?? ''} autoComplete="off" placeholder={say('palettePlaceholder')} />
        </SearchField>
        {/* The focus stays in the field; who scrolls by key can still reach the list. */}
        <div className={styles.list} tabIndex={0} role="group" aria-label={say('paletteList')}>
          <Menu
            className={styles.items ?? ''}
            aria-label={say('palettePlaceholder')}
            renderEmptyState={() => <p className={styles.empty}>{say('paletteEmpty')}</p>}
            onAction={key => {
              close()
              // After the dialog has given the focus back, so that the command finds the screen as it was.
              requestAnimationFrame(() => runCommand(key as CommandId))
            }}
          >
            {commands
              .filter(command => available.has(command.id) && command.id !== 'app.palette')
              .map(command => (
                <MenuItem key={command.id} id={command.id} textValue={command.title} className={styles.item ?? ''}>
                  {command.title}
                  {keyLabel(command.id) !== '' && <KeyCap>{keyLabel(command.id)}</KeyCap>}
                </MenuItem>
              ))}
          </Menu>
        </div>
      </Autocomplete>
    </Dialog>
  )
}
