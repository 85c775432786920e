import { commands } from '../commands'
import { keyLabel } from '../commands/keymap'
import { Dialog } from '../ui/dialog'
import { KeyCap } from '../ui/key-cap'
import { useWords } from '../words/words'
import styles from './shortcuts.module.css'

/** Every command with its key, by screen. */
export function Shortcuts({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const say = useWords('app')
  const saySession = useWords('session')
  const scopes = [...new Set(commands.map(command => command.scope))]
  return (
    <Dialog title={say('shortcutsTitle')} isOpen={isOpen} onClose={onClose} width="wide">
      {/* In a small window the list scrolls, and nothing in it would take the focus. */}
      <div className={styles.columns} role="region" aria-label={say('shortcutsTitle')} tabIndex={0}>
        {scopes.map(scope => (
          <section key={scope}>
            <h3>{scope === 'app' ? say('name') : scope === 'families' || scope === 'supervision' ? say(scope) : saySession(`steps.${scope}`)}</h3>
            <dl className={styles.list}>
              {commands
                .filter(command => command.scope === scope)
                .map(command => (
                  <div key={command.id}>
                    <dt>{command.title}</dt>
                    <dd>{keyLabel(command.id) === '' ? say('noKey') : <KeyCap>{keyLabel(command.id)}</KeyCap>}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
