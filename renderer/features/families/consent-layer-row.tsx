import { consentState, type Consent, type ConsentLayer } from '../../../shared/domain/consent'
import { instantNow } from '../../state/clock-and-ids'
import { Button } from '../../ui/button'
import { calendarDayWords, dayWords } from '../../words/dates'
import { isolated } from '../../words/isolated'
import { useWords } from '../../words/words'
import styles from './consent.module.css'

interface ConsentLayerRowProps {
  readonly layer: ConsentLayer
  readonly consents: readonly Consent[]
  /** What is about to be recorded; null for nothing. */
  readonly answer: boolean | null
  readonly onAnswer: (isGiven: boolean | null) => void
}

/** One thing to say yes or no to, and how it stands. */
export function ConsentLayerRow({ layer, consents, answer, onAnswer }: ConsentLayerRowProps) {
  const say = useWords('families')
  const name = say(`consent.about.${layer}`)
  return (
    <div className={styles.layer} role="group" aria-label={name}>
      <div className={styles.about}>
        <div>{name}</div>
        <div className={styles.standing}>
          <Standing layer={layer} consents={consents} />
        </div>
      </div>
      <div className={styles.answers}>
        <Button isPressed={answer === true} onPress={() => onAnswer(answer === true ? null : true)}>
          {say('consent.yes')}
        </Button>
        <Button isPressed={answer === false} onPress={() => onAnswer(answer === false ? null : false)}>
          {say('consent.no')}
        </Button>
      </div>
    </div>
  )
}

function Standing({ layer, consents }: { readonly layer: ConsentLayer; readonly consents: readonly Consent[] }) {
  const say = useWords('families')
  const state = consentState(consents, layer, instantNow())
  if (state.kind === 'not-asked') return say('consent.notAsked')
  const { at, until } = state.consent
  const by = isolated(state.consent.by)
  if (state.kind === 'refused') return say('consent.refused', { by, when: dayWords(at) })
  if (until === null) return say('consent.given', { by, when: dayWords(at) })
  if (state.kind === 'expired') return say('consent.expired', { until: calendarDayWords(until) })
  return say('consent.givenUntil', { by, when: dayWords(at), until: calendarDayWords(until) })
}
