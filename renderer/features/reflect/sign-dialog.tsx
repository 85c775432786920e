import { useState } from 'react'
import { z } from 'zod'
import { isRated } from '../../../shared/domain/fidelity'
import type { Session } from '../../../shared/domain/session'
import { isInterpretationUnsupported, noteParts, type SessionNote } from '../../../shared/domain/session-note'
import { history } from '../../state/app-history'
import { changeSettings } from '../../state/change-settings'
import { saving } from '../../state/saving'
import { showDone } from '../../state/toasts'
import { useDraft } from '../../state/use-draft'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { TextField } from '../../ui/text-field'
import { useWords } from '../../words/words'
import type { ReflectPlace } from './place'

interface SignDialogProps extends ReflectPlace {
  readonly note: SessionNote
  readonly onSign: (by: string) => Promise<boolean>
  readonly onClose: () => void
}

/** Where a name waits that was half typed. */
export const signDraftId = ({ id }: Session): string => `sign-${id}`

/** Says what signing means and what is still missing, and signs. */
export function SignDialog({ note, onSign, onClose, ...place }: SignDialogProps) {
  const say = useWords('reflect')
  const sayApp = useWords('app')
  const { practitioner } = place.found
  const draft = useDraft({ id: signDraftId(place.session), ownedBy: () => ({ sessionId: place.session.id }), shape: z.string(), first: () => practitioner })
  const name = draft.typed
  const [isSigning, setSigning] = useState(false)
  const missing = useMissing(note, place)
  const by = name.trim()
  const close = () => {
    draft.drop()
    onClose()
  }
  const keepName = async (kept: string) => {
    await saving(changeSettings({ label: say('labels.name') }, before => ({ ...before, practitioner: kept })))
    // A rating begun before anybody had said who works here.
    const unnamed = place.found.ratings.find(rating => rating.rater === 'self' && rating.raterName === '')
    if (unnamed) await saving(history.edit('fidelityRatings', unnamed.id, { label: say('labels.rating') }, before => ({ ...before, raterName: kept })))
  }
  const sign = async () => {
    if (by === '' || isSigning) return
    setSigning(true)
    if (practitioner === '') await keepName(by)
    const isSigned = await onSign(by)
    setSigning(false)
    if (!isSigned) return
    showDone(say('sign.done'))
    close()
  }
  return (
    <Dialog
      role="alertdialog"
      title={say('sign.title', { number: place.session.number })}
      isOpen
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{sayApp('cancel')}</Button>
          <Button look="primary" isDisabled={by === '' || isSigning} onPress={() => void sign()}>
            {say('sign.confirm')}
          </Button>
        </>
      }
    >
      <p>{say('sign.locks')}</p>
      {missing.length > 0 && (
        <div>
          <p>{say('sign.missing')}</p>
          <ul>
            {missing.map(words => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      )}
      <TextField label={say('sign.by')} hint={practitioner === '' ? say('sign.byHint') : undefined} value={name} onChange={draft.change} onSubmit={() => void sign()} maxLength={200} autoFocus />
    </Dialog>
  )
}

/** What a person may have forgotten; nothing of it keeps them from signing. */
function useMissing(note: SessionNote, { session, family, found }: ReflectPlace): readonly string[] {
  const say = useWords('reflect')
  const isEmpty = noteParts.every(part => note.parts[part].trim() === '') && note.quotes.length === 0
  const isGoalUnrated = family.goals.some(goal => !found.goalRatings.some(rating => rating.goalId === goal.id))
  const isSelfRated = found.ratings.some(rating => rating.rater === 'self' && isRated(rating))
  return [
    isEmpty && say('sign.empty'),
    isInterpretationUnsupported(note) && say('sign.unsupported'),
    isGoalUnrated && say('sign.noGoal'),
    session.length === null && say('sign.noLength'),
    !isSelfRated && say('sign.noRating'),
  ].filter(words => words !== false)
}
