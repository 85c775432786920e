import { ask } from '../../bridge'
import { showDone } from '../../state/toasts'
import { useWords } from '../../words/words'
import { PassphraseChange } from './passphrase-change'
import { lookAtSlots } from './slots'
import styles from './vault.module.css'

export function ChangePassphraseDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useWords('vault')
  const changed = () => {
    showDone(say('change.done'))
    void lookAtSlots()
    onClose()
  }
  return <PassphraseChange title={say('change.title')} workingWords={say('change.working')} beforeNew={<p className={styles.note}>{say('change.oldBackups')}</p>} change={secrets => ask('vault:change-passphrase', secrets)} onChanged={changed} onClose={onClose} />
}
