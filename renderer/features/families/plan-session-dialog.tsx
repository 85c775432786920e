import type { Session } from '../../../shared/domain/session'
import { history } from '../../state/app-history'
import { saving } from '../../state/saving'
import { deletion } from '../../state/step'
import { Button } from '../../ui/button'
import { DayField } from '../../ui/day-field'
import { Dialog } from '../../ui/dialog'
import { SavedText } from '../../ui/saved-text'
import { useWords } from '../../words/words'

interface PlanSessionDialogProps {
  readonly session: Session
  /** Added to the programme, and the last: may be taken out again. */
  readonly isBeyondPlan: boolean
  readonly onOpen: () => void
  readonly onClose: () => void
}

/** When a session to come is to be, and what about. */
export function PlanSessionDialog({ session, isBeyondPlan, onOpen, onClose }: PlanSessionDialogProps) {
  const say = useWords('families')
  const sayApp = useWords('app')
  const edit = (changed: Partial<Session>, field: string) =>
    void saving(history.edit('sessions', session.id, { label: say('labels.plan'), mergeKey: `plan-${session.id}-${field}` }, before => ({ ...before, ...changed })))
  const remove = () => {
    onClose()
    void saving(history.commit({ label: say('labels.removeSession'), changes: [deletion('sessions', session)] }))
  }
  return (
    <Dialog
      title={say('planTitle', { number: session.number })}
      isOpen
      onClose={onClose}
      actions={
        <>
          {isBeyondPlan && (
            <Button look="quiet" onPress={remove}>
              {say('removeSession')}
            </Button>
          )}
          <Button onPress={onOpen}>{say('open', { number: session.number })}</Button>
          <Button look="primary" onPress={onClose}>
            {sayApp('done')}
          </Button>
        </>
      }
    >
      <DayField label={say('planDate')} value={session.plannedFor ?? ''} latest="2200-12-31" onChange={day => edit({ plannedFor: day === '' ? null : day }, 'date')} />
      <SavedText label={say('planTheme')} hint={say('planThemeHint')} value={session.theme} onSave={theme => edit({ theme }, 'theme')} maxLength={300} />
    </Dialog>
  )
}
