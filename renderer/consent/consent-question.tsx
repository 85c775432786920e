import { useState } from 'react'
import { z } from 'zod'
import { consentState, missingConsent, type Consent, type NeededLayer } from '../../shared/domain/consent'
import type { Family } from '../../shared/domain/family'
import type { Session } from '../../shared/domain/session'
import { useLive } from '../db/live'
import { belongingTo } from '../db/queries/records'
import { history } from '../state/app-history'
import { instantNow } from '../state/clock-and-ids'
import { happened } from '../state/happened'
import { saving } from '../state/saving'
import { insertion, type Step } from '../state/step'
import { useDraft } from '../state/use-draft'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { calendarDayWords, dayWords } from '../words/dates'
import { isolated } from '../words/isolated'
import { useWords } from '../words/words'
import { ConsentForm } from './consent-form'
import styles from './consent.module.css'
import { ReasonForm } from './reason-form'
import { goneOnWithout, type ConsentGate } from './use-consent-gate'

interface ConsentQuestionProps {
  readonly gate: ConsentGate
  readonly session: Session
  readonly family: Family
}

/** Asks for what is missing: record it here, or write down why one goes on without. Nothing is forbidden. */
export function ConsentQuestion({ gate: { purpose, occasion, isAsking, answer }, session, family }: ConsentQuestionProps) {
  const say = useWords('consent')
  const [way, setWay] = useState<'record' | 'reason'>('record')
  const reason = useDraft({ id: `${purpose}-${session.id}`, ownedBy: () => ({ sessionId: session.id }), shape: z.string(), first: () => '', onRestored: () => setWay('reason') })
  const consents = useLive(() => belongingTo('consents', 'familyId', family.id), [family.id])
  if (!isAsking || consents === undefined) return null
  const missing = missingConsent(consents, purpose, instantNow())
  const finish = (mayGoOn: boolean) => {
    reason.drop()
    answer(mayGoOn)
  }
  const leave = () => finish(false)
  const goOn = async (step: Step) => {
    if (await saving(history.commit(step))) finish(true)
  }

  return (
    <Dialog title={say(`title.${occasion}`)} isOpen onClose={leave} closesOutside={false}>
      <ul className={styles.missing}>
        {missing.map(layer => (
          <li key={layer}>
            <LayerState consents={consents} layer={layer} />
          </li>
        ))}
      </ul>
      <div className={styles.ways} role="group" aria-label={say(`title.${occasion}`)}>
        <Button isPressed={way === 'record'} onPress={() => setWay('record')}>
          {say('wayRecord')}
        </Button>
        <Button isPressed={way === 'reason'} onPress={() => setWay('reason')}>
          {say('wayReason')}
        </Button>
      </div>
      {way === 'record' ? (
        <ConsentForm family={family} missing={missing} onRecord={given => void goOn({ label: say('steps.record'), changes: given.map(consent => insertion('consents', consent)) })} onCancel={leave} />
      ) : (
        <ReasonForm reason={reason.typed} onChange={reason.change} onGoOn={words => void goOn({ label: say('steps.without'), changes: [happened(session, { kind: goneOnWithout[purpose], missing, reason: words })] })} onCancel={leave} />
      )}
    </Dialog>
  )
}

function LayerState({ consents, layer }: { readonly consents: readonly Consent[]; readonly layer: NeededLayer }) {
  const say = useWords('consent')
  const state = consentState(consents, layer, instantNow())
  const name = say(`name.${layer}`)
  switch (state.kind) {
    case 'refused':
      return say('refused', { name, by: isolated(state.consent.by), when: dayWords(state.consent.at) })
    case 'expired':
      return say('expired', { name, when: calendarDayWords(state.consent.until ?? '') })
    case 'given':
    case 'not-asked':
      return say('notAsked', { name })
  }
}
