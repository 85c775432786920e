import { useState } from 'react'
import type { Args } from '../../../shared/bridge/contract'
import { ask } from '../../bridge'
import { useRecoverySheet } from '../../state/recovery-sheet'
import { showDone } from '../../state/toasts'
import { useGivingFocusBack } from '../../ui/give-focus-back'
import { useWords } from '../../words/words'
import { lookAtBackups } from './backups/backups'
import { NewSheetDialog } from './new-sheet-dialog'
import { PassphraseChange } from './passphrase-change'
import { lookAtSlots } from './slots'
import styles from './vault.module.css'

/** For when the passphrase or the sheet got into other hands: why, the old passphrase, a new one, a new sheet. */
export function ChangeEverythingDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useWords('vault')
  const [isChanged, setChanged] = useState(false)
  useGivingFocusBack()
  const rotate = async (secrets: Args<'vault:rotate'>) => {
    const made = await ask('vault:rotate', secrets)
    useRecoverySheet.setState({ recoveryKey: made.recoveryKey })
  }
  const changed = () => {
    showDone(say('rotate.done'))
    setChanged(true)
    void lookAtSlots()
    void lookAtBackups()
  }
  if (isChanged) return <NewSheetDialog isMadeAnew onClose={onClose} />
  const before = (
    <>
      <p>{say('rotate.when')}</p>
      <p className={styles.note}>{say('rotate.what')}</p>
      <p className={styles.note}>{say('rotate.oldCopies')}</p>
    </>
  )
  return <PassphraseChange title={say('rotate.title')} workingWords={say('rotate.working')} before={before} change={rotate} wordsFor={({ kind }) => (kind === 'recording-busy' ? say('rotate.filming') : null)} onChanged={changed} onClose={onClose} />
}
