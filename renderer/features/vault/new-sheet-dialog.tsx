import { useEffect, useState } from 'react'
import { ask } from '../../bridge'
import { useLive } from '../../db/live'
import { oneOf } from '../../db/queries/records'
import { useRecoverySheet } from '../../state/recovery-sheet'
import { showDone } from '../../state/toasts'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { useWords } from '../../words/words'
import { PassphraseStep } from './passphrase-step'
import { RecoverySheetStep } from './recovery-sheet-step'
import { withSecrets, type Secret } from '../../ui/secret'
import { lookAtSlots, useSlots } from './slots'
import { TypeSheetBack } from './type-sheet-back'
import { useAttempt } from './use-attempt'
import styles from './vault.module.css'

interface NewSheetDialogProps {
  /** With everything else that opens the vault: the one before opens it no more. */
  readonly isMadeAnew?: boolean
  /** `isChecked`: the sheet was typed back. */
  readonly onClose: (isChecked: boolean) => void
}

/** A sheet that was made a moment ago is shown again; else a new one is made, which takes the passphrase. */
export function NewSheetDialog({ isMadeAnew = false, onClose }: NewSheetDialogProps) {
  const say = useWords('vault')
  const [isTyping, setTyping] = useState(false)
  const [isMadeHere, setMadeHere] = useState(isMadeAnew)
  const { isUnchecked, hadEarlier } = useSheetState()
  const recoveryKey = useRecoverySheet(state => state.recoveryKey)
  const making = useAttempt(({ kind }) => (kind === 'wrong-passphrase' ? say('unlock.wrong') : null))

  const make = (passphrase: Secret) =>
    making.run(async () => {
      const made = await withSecrets([passphrase], () => ask('vault:new-recovery-key', { passphrase }))
      useRecoverySheet.setState({ recoveryKey: made.recoveryKey })
      setMadeHere(true)
      await lookAtSlots()
    })

  const checked = (words: string) => {
    showDone(words)
    void lookAtSlots()
    onClose(true)
  }

  const leave = () => {
    showDone(say(isMadeHere || hadEarlier ? 'newSheet.postponed' : 'sheet.postponed'))
    onClose(false)
  }

  if (isTyping) {
    return (
      <Dialog title={say('sheet.checkTitle')} isOpen onClose={() => onClose(false)} closesOutside={false}>
        <TypeSheetBack onChecked={() => checked(say('sheet.checked'))} onBack={() => setTyping(false)} />
      </Dialog>
    )
  }
  if (recoveryKey === null) {
    return (
      <Dialog title={say('newSheet.title')} isOpen onClose={() => onClose(false)} closesOutside={false}>
        {isUnchecked && (
          <div className={styles.aside}>
            <Button look="quiet" onPress={() => setTyping(true)}>
              {say('newSheet.haveIt')}
            </Button>
          </div>
        )}
        <p className={styles.note}>{say(isUnchecked ? 'newSheet.meaningUnchecked' : 'newSheet.meaning')}</p>
        <PassphraseStep submitLabel={say('newSheet.make')} isWorking={making.isWorking} problem={making.problem} onSubmit={take => void make(take())} onCancel={() => onClose(false)} />
      </Dialog>
    )
  }
  return (
    <Dialog title={say('sheet.title')} isOpen onClose={leave} width="wide" closesOutside={false}>
      <RecoverySheetStep recoveryKey={recoveryKey} onLater={leave} onChecked={checked} />
    </Dialog>
  )
}

/** Whether nobody has typed back the sheet there is, and whether an earlier one was typed back; false until it is known. */
function useSheetState(): { readonly isUnchecked: boolean; readonly hadEarlier: boolean } {
  const { slots } = useSlots()
  const checked = useLive(async () => (await oneOf('settings', 'settings'))?.checkedRecovery ?? null, [])
  useEffect(() => void lookAtSlots(), [])
  const sheet = slots === 'unknown' ? undefined : slots?.find(({ kind }) => kind === 'recovery')
  const isUnchecked = sheet !== undefined && checked !== undefined && checked !== sheet.id
  return { isUnchecked, hadEarlier: isUnchecked && checked !== null }
}
