import { useState } from 'react'
import { consentState, missingForFilming, type Consent, type ConsentLayer } from '../../../../shared/domain/consent'
import type { Family } from '../../../../shared/domain/family'
import type { Session } from '../../../../shared/domain/session'
import { useLive } from '../../../db/live'
import { belongingTo } from '../../../db/queries/records'
import { history } from '../../../state/app-history'
import { instantNow, newId } from '../../../state/clock-and-ids'
import { happened } from '../../../state/happened'
import { insertion } from '../../../state/step'
import { showFailure } from '../../../state/toasts'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/text-field'
import { calendarDayWords, dayWords } from '../../../words/dates'
import { thrownWords } from '../../../words/failure-words'
import { useWords } from '../../../words/words'
import { ConsentForm } from './consent-form'
import type { NewConsent } from './consent-words'
import styles from './consent.module.css'

interface ConsentDialogProps {
  readonly session: Session
  readonly family: Family
  readonly isOpen: boolean
  readonly onAnswer: (mayGoOn: boolean) => void
}

/** Asks for what is missing before the first recording: record it here, or write down why one goes on without. */
export function ConsentDialog({ session, family, isOpen, onAnswer }: ConsentDialogProps) {
  const say = useWords('film')
  const [way, setWay] = useState<'record' | 'reason'>('record')
  const consents = useLive(() => belongingTo('consents', 'familyId', family.id), [family.id])
  if (!isOpen || consents === undefined) return null
  const now = instantNow()
  const missing = missingForFilming(consents, now)

  const save = (changes: Parameters<typeof history.commit>[0]['changes'], label: string) => {
    history.commit({ label, changes }).then(
      () => onAnswer(true),
      (error: unknown) => showFailure(thrownWords(error)),
    )
  }
  const record = (given: readonly NewConsent[]) =>
    save(given.map(consent => insertion('consents', { id: newId(), familyId: family.id, isGiven: true, at: instantNow(), ...consent })), say('steps.consent'))
  const goOn = (reason: string) => save([happened(session, { kind: 'filmed-without-consent', missing, reason })], say('steps.withoutConsent'))

  return (
    <Dialog title={say('consent.title')} isOpen onClose={() => onAnswer(false)}>
      <ul className={styles.missing}>
        {missing.map(layer => (
          <li key={layer}>
            <LayerState consents={consents} layer={layer} />
          </li>
        ))}
      </ul>
      <div className={styles.ways} role="group" aria-label={say('consent.title')}>
        <Button isPressed={way === 'record'} onPress={() => setWay('record')}>
          {say('consent.wayRecord')}
        </Button>
        <Button isPressed={way === 'reason'} onPress={() => setWay('reason')}>
          {say('consent.wayReason')}
        </Button>
      </div>
      {way === 'record' ? <ConsentForm family={family} missing={missing} onRecord={record} onCancel={() => onAnswer(false)} /> : <ReasonForm onGoOn={goOn} onCancel={() => onAnswer(false)} />}
    </Dialog>
  )
}

function LayerState({ consents, layer }: { readonly consents: readonly Consent[]; readonly layer: ConsentLayer }) {
  const say = useWords('film')
  const state = consentState(consents, layer, instantNow())
  const name = say(layer === 'film' ? 'consent.film' : 'consent.watch')
  switch (state.kind) {
    case 'refused':
      return say('consent.refused', { name, by: state.consent.by, when: dayWords(state.consent.at) })
    case 'expired':
      return say('consent.expired', { name, when: calendarDayWords(state.consent.until ?? '') })
    case 'given':
    case 'not-asked':
      return say('consent.notAsked', { name })
  }
}

function ReasonForm({ onGoOn, onCancel }: { readonly onGoOn: (reason: string) => void; readonly onCancel: () => void }) {
  const say = useWords('film')
  const sayApp = useWords('app')
  const [reason, setReason] = useState('')
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        if (reason.trim() !== '') onGoOn(reason.trim())
      }}
    >
      <TextField label={say('consent.reason')} hint={say('consent.reasonHint')} value={reason} onChange={setReason} lines={3} maxLength={2_000} autoFocus />
      <div className={styles.actions}>
        <Button onPress={onCancel}>{sayApp('cancel')}</Button>
        <Button look="primary" type="submit" isDisabled={reason.trim() === ''}>
          {say('consent.goOn')}
        </Button>
      </div>
    </form>
  )
}
