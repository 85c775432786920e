import { useState } from 'react'
import { answerSheetQuestion, useRecoverySheet } from '../../state/recovery-sheet'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { useGivingFocusBack } from '../../ui/give-focus-back'
import { useWords } from '../../words/words'
import { NewSheetDialog } from './new-sheet-dialog'

/** Asked before anything real is filmed or brought in, until the recovery sheet was typed back. */
export function SheetQuestion() {
  const isAsking = useRecoverySheet(state => state.asking !== null)
  return isAsking ? <Question /> : null
}

function Question() {
  const say = useWords('vault')
  const [isMaking, setMaking] = useState(false)
  useGivingFocusBack()
  if (isMaking) return <NewSheetDialog onClose={isChecked => (isChecked ? answerSheetQuestion(true) : setMaking(false))} />
  return (
    <Dialog
      title={say('question.title')}
      isOpen
      onClose={() => answerSheetQuestion(false)}
      closesOutside={false}
      actions={
        <>
          <Button onPress={() => answerSheetQuestion(false)}>{say('question.notNow')}</Button>
          <Button look="primary" autoFocus onPress={() => setMaking(true)}>
            {say('question.make')}
          </Button>
        </>
      }
    >
      <p>{say('question.why')}</p>
    </Dialog>
  )
}
