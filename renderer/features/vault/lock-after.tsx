import { CONVERSATION_MINUTES, LOCK_AFTER_CHOICES, LOCK_AFTER_MINUTES } from '../../../shared/domain/idle'
import type { Settings } from '../../../shared/domain/settings'
import { keyLabel } from '../../commands/keymap'
import { runCommand } from '../../commands/use-commands'
import { changeSettings } from '../../state/change-settings'
import { saving } from '../../state/saving'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { KeyCap } from '../../ui/key-cap'
import { useWords } from '../../words/words'
import styles from './vault-card.module.css'

/** When the vault locks by itself, and the way to lock it now. */
export function LockAfter({ settings }: { readonly settings: Settings | null }) {
  const say = useWords('vault')
  const minutes = settings?.lockAfterMinutes ?? LOCK_AFTER_MINUTES
  const change = (value: string) => void saving(changeSettings({ label: say('card.lockAfterLabel') }, before => ({ ...before, lockAfterMinutes: Number(value) })))
  return (
    <div className={styles.lock}>
      <Choice label={say('card.lockAfter')} value={String(minutes)} options={LOCK_AFTER_CHOICES.map(count => ({ value: String(count), label: say('card.minutes', { count }) }))} onChange={change} />
      <Button onPress={() => runCommand('app.lock')}>
        {say('card.lockNow')}
        <KeyCap>{keyLabel('app.lock')}</KeyCap>
      </Button>
      <p className={styles.since}>{say('card.lockAfterHint', { minutes: CONVERSATION_MINUTES })}</p>
    </div>
  )
}
