import { useRef, useState } from 'react'
import { z } from 'zod'
import { consentGiverSchema, consentLayers, consentsBy, isUntilPast, type Consent, type ConsentLayer } from '../../../shared/domain/consent'
import type { Family } from '../../../shared/domain/family'
import { ConsentBy, giverIn } from '../../consent/consent-by'
import { history } from '../../state/app-history'
import { instantNow, newId } from '../../state/clock-and-ids'
import { saving } from '../../state/saving'
import { insertion } from '../../state/step'
import { showDone } from '../../state/toasts'
import { useDraft } from '../../state/use-draft'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { goToField } from '../../ui/go-to-field'
import { useWords } from '../../words/words'
import { ConsentHistory } from './consent-history'
import { ConsentLayerRow } from './consent-layer-row'
import styles from './consent.module.css'

/** Where answers wait that are not recorded yet. */
export const consentDraftId = ({ id }: Pick<Family, 'id'>): string => `consent-${id}`

const consentDraftSchema = z.object({ answers: z.partialRecord(z.enum(consentLayers), z.boolean()), giver: consentGiverSchema })

interface ConsentDialogProps {
  readonly family: Family
  readonly consents: readonly Consent[]
  readonly onClose: () => void
}

const first: readonly ConsentLayer[] = ['film', 'watch', 'supervisor']
const others = consentLayers.filter(layer => !first.includes(layer))

/** What was said yes and no to, and new answers. An answer is never changed: taking one back is a new answer. */
export function ConsentDialog({ family, consents, onClose }: ConsentDialogProps) {
  const say = useWords('families')
  const sayApp = useWords('app')
  const sayConsent = useWords('consent')
  const form = useDraft<z.infer<typeof consentDraftSchema>>({ id: consentDraftId(family), ownedBy: () => ({ familyId: family.id }), shape: consentDraftSchema, first: () => ({ answers: {}, giver: giverIn(family) }) })
  const { giver } = form.typed
  const answers: ReadonlyMap<ConsentLayer, boolean> = new Map(consentLayers.flatMap(layer => (form.typed.answers[layer] === undefined ? [] : [[layer, form.typed.answers[layer]] as const])))
  const close = () => {
    form.drop()
    onClose()
  }
  // A no has no end: its day is neither asked for nor looked at.
  const asksUntil = [...answers.values()].includes(true)
  const isPast = asksUntil && isUntilPast(giver, instantNow())
  const [wasTried, setWasTried] = useState(false)
  const fields = useRef<HTMLDivElement>(null)
  const lacking = answers.size === 0 ? 'chooseFirst' : giver.who.trim() === '' ? 'whoFirst' : isPast ? 'past' : null

  const record = async () => {
    setWasTried(true)
    if (lacking !== null) return goToField(fields.current?.querySelector<HTMLElement>(placeOf[lacking]))
    const given = consentsBy(giver, answers, { familyId: family.id, at: instantNow(), newId })
    if (!(await saving(history.commit({ label: say('labels.consent'), changes: given.map(consent => insertion('consents', consent)) })))) return
    form.change({ answers: {}, giver })
    setWasTried(false)
    showDone(say('consent.recorded'))
  }
  const answer = (layer: ConsentLayer, isGiven: boolean | null) =>
    form.change(before => {
      const { [layer]: _, ...others } = before.answers
      return { ...before, answers: isGiven === null ? others : { ...others, [layer]: isGiven } }
    })
  const rows = (layers: readonly ConsentLayer[]) => layers.map(layer => <ConsentLayerRow key={layer} layer={layer} consents={consents} answer={answers.get(layer) ?? null} onAnswer={isGiven => answer(layer, isGiven)} />)

  return (
    <Dialog
      title={say('consent.title')}
      isOpen
      onClose={close}
      width="wide"
      closesOutside={false}
      actions={
        <>
          <Button onPress={close}>{sayApp('close')}</Button>
          {/* Never disabled: a button that goes dead under the focus takes the keyboard with it. */}
          <Button look="primary" onPress={() => void record()}>
            {say('consent.record', { count: Math.max(1, answers.size) })}
          </Button>
        </>
      }
    >
      <p>{say('consent.lead')}</p>
      <div ref={fields} className={styles.fields}>
        <div>
          {wasTried && lacking === 'chooseFirst' && (
            <p className={styles.lacking} role="alert">
              {say('consent.chooseFirst')}
            </p>
          )}
          {rows(first)}
        </div>
        <details className={styles.more} open={others.some(layer => consents.some(consent => consent.layer === layer))}>
          <summary>{say('consent.more')}</summary>
          {rows(others)}
        </details>
        {answers.size > 0 && <ConsentBy family={family} giver={giver} onChange={to => form.change(before => ({ ...before, giver: to }))} whoProblem={wasTried && lacking === 'whoFirst' ? sayConsent('whoFirst') : undefined} untilProblem={isPast ? sayConsent('past') : undefined} asksUntil={asksUntil} />}
      </div>
      {consents.length > 0 && <ConsentHistory consents={consents} />}
    </Dialog>
  )
}

/** Where that is said which is still lacking. */
const placeOf = { chooseFirst: 'button', whoFirst: 'input[type=text]', past: 'input[type=date]' } as const
