import { useState } from 'react'
import { consentState, type Consent, type ConsentState } from '../../../shared/domain/consent'
import type { Family } from '../../../shared/domain/family'
import type { Session } from '../../../shared/domain/session'
import { history } from '../../state/app-history'
import { instantNow, newId } from '../../state/clock-and-ids'
import { happened } from '../../state/happened'
import { insertion, type Change } from '../../state/step'
import { showFailure } from '../../state/toasts'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { TextField } from '../../ui/text-field'
import { calendarDayWords, dayWords } from '../../words/dates'
import { thrownWords } from '../../words/failure-words'
import { useWords } from '../../words/words'
import styles from './watch-page.module.css'

interface ConsentToWatchProps {
  readonly session: Session
  readonly family: Family
  readonly consents: readonly Consent[]
  readonly onGoOn: () => void
  readonly onClose: () => void
}

/** Asked where watching together is not agreed to today: record it, or go on and say why. Nothing is forbidden. */
export function ConsentToWatch({ session, family, consents, onGoOn, onClose }: ConsentToWatchProps) {
  const say = useWords('watch')
  const [way, setWay] = useState<'record' | 'reason'>('record')
  const state = consentState(consents, 'watch', instantNow())
  const keep = (label: string, change: Change) => {
    history.commit({ label, changes: [change] }).then(onGoOn, (thrown: unknown) => showFailure(thrownWords(thrown)))
  }
  return (
    <Dialog title={say('consent.title')} isOpen onClose={onClose}>
      <p>{say(`consent.state.${state.kind === 'given' ? 'not-asked' : state.kind}`, stateFacts(state))}</p>
      <div className={styles.ways} role="group" aria-label={say('consent.title')}>
        <Button isPressed={way === 'record'} onPress={() => setWay('record')}>
          {say('consent.wayRecord')}
        </Button>
        <Button isPressed={way === 'reason'} onPress={() => setWay('reason')}>
          {say('consent.wayReason')}
        </Button>
      </div>
      {way === 'record' ? (
        <RecordForm
          family={family}
          onRecord={(by, until) => keep(say('labels.consent'), insertion('consents', { id: newId(), familyId: family.id, layer: 'watch', isGiven: true, by, at: instantNow(), until }) as Change)}
        />
      ) : (
        <ReasonForm onGoOn={reason => keep(say('labels.withoutConsent'), happened(session, { kind: 'watched-without-consent', missing: ['watch'], reason }) as Change)} />
      )}
    </Dialog>
  )
}

function RecordForm({ family, onRecord }: { readonly family: Family; readonly onRecord: (by: string, until: string | null) => void }) {
  const say = useWords('watch')
  const [carer] = family.carers
  const [by, setBy] = useState(carer?.name ?? '')
  const [right, setRight] = useState(carer?.relation ?? '')
  const [until, setUntil] = useState('')
  const isWhole = by.trim() !== '' && right.trim() !== ''
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        if (isWhole) onRecord(`${by.trim()} (${right.trim()})`, until === '' ? null : until)
      }}
    >
      <TextField label={say('consent.by')} value={by} onChange={setBy} maxLength={140} isRequired />
      <TextField label={say('consent.right')} value={right} onChange={setRight} maxLength={140} placeholder={say('consent.rightPlaceholder')} isRequired />
      <label className={styles.until}>
        {say('consent.until')}
        <input type="date" value={until} onChange={event => setUntil(event.target.value)} />
      </label>
      <Button type="submit" look="primary" isDisabled={!isWhole}>
        {say('consent.record')}
      </Button>
    </form>
  )
}

function ReasonForm({ onGoOn }: { readonly onGoOn: (reason: string) => void }) {
  const say = useWords('watch')
  const [reason, setReason] = useState('')
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        if (reason.trim() !== '') onGoOn(reason.trim())
      }}
    >
      <TextField label={say('consent.reason')} value={reason} onChange={setReason} lines={3} maxLength={2_000} hint={say('consent.reasonHint')} isRequired autoFocus />
      <Button type="submit" look="primary" isDisabled={reason.trim() === ''}>
        {say('consent.goOn')}
      </Button>
    </form>
  )
}

function stateFacts(state: ConsentState): { readonly by: string; readonly when: string } {
  switch (state.kind) {
    case 'refused':
      return { by: state.consent.by, when: dayWords(state.consent.at) }
    case 'expired':
      return { by: state.consent.by, when: calendarDayWords(state.consent.until ?? '') }
    case 'given':
    case 'not-asked':
      return { by: '', when: '' }
  }
}
