import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { z } from 'zod'
import { beginProgramme } from '../../../shared/domain/begin-programme'
import { familyDraftSchema, familyOf, problemsOf, type FamilyDraft } from '../../../shared/domain/family-draft'
import { idSchema, type Id } from '../../../shared/domain/ids'
import { programmes } from '../../../shared/programmes'
import { history } from '../../state/app-history'
import { instantNow, newId } from '../../state/clock-and-ids'
import { saving } from '../../state/saving'
import { insertion } from '../../state/step'
import { showDone } from '../../state/toasts'
import { useDraft } from '../../state/use-draft'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { Dialog } from '../../ui/dialog'
import { TextField } from '../../ui/text-field'
import { useWords } from '../../words/words'
import { CarerFields } from './carer-fields'
import { ChildFields } from './child-fields'
import styles from './form.module.css'
import { ProgrammeChoice } from './programme-choice'

/** Where a new family waits that was half written down. */
export const NEW_FAMILY = 'new-family'

interface NewFamily {
  /** Known from the first word on: erasing the family destroys the key of what was half typed about it, too. */
  readonly familyId: Id
  readonly draft: FamilyDraft
  readonly templateId: string
}

const newFamilySchema = z.object({ familyId: idSchema, draft: familyDraftSchema, templateId: z.string() }) satisfies z.ZodType<NewFamily>

interface AddFamilyDialogProps {
  readonly onClose: () => void
  /** Left with Escape: what was typed is kept for the next time. */
  readonly onLeave: () => void
}

/** Writes down a family and lays out its sessions, in one step. */
export function AddFamilyDialog({ onClose, onLeave }: AddFamilyDialogProps) {
  const say = useWords('families')
  const sayApp = useWords('app')
  const navigate = useNavigate()
  const form = useDraft({ id: NEW_FAMILY, ownedBy: ({ familyId }) => ({ familyId }), shape: newFamilySchema, first: emptyForm })
  const { draft, templateId } = form.typed
  const [wasTried, setWasTried] = useState(false)
  const now = instantNow()
  const problems = wasTried ? problemsOf(draft, now) : []
  const problem = (kind: (typeof problems)[number]) => (problems.includes(kind) ? say(`form.problem.${kind}`) : undefined)
  const edit = (to: (before: FamilyDraft) => FamilyDraft) => form.change(before => ({ ...before, draft: to(before.draft) }))
  const change = (changed: Partial<FamilyDraft>) => edit(before => ({ ...before, ...changed }))
  const fields = useRef<HTMLDivElement>(null)
  const cancel = () => {
    form.drop()
    onClose()
  }
  const leave = () => {
    if (!form.isBegun) return cancel()
    showDone(say('form.keptForNow'))
    onLeave()
  }

  const add = async () => {
    // Drawn first: what is lacking is found by how it is marked.
    flushSync(() => setWasTried(true))
    const template = programmes.find(({ id }) => id === templateId)
    if (problemsOf(draft, now).length > 0 || !template) return fields.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-lacking] :is(input, button)')?.focus()
    const family = familyOf(draft, form.typed.familyId, newId(), instantNow())
    const { programme, sessions } = beginProgramme(family.id, template, instantNow(), newId)
    const changes = [insertion('families', family), insertion('programmes', programme), ...sessions.map(session => insertion('sessions', session))]
    if (!(await saving(history.commit({ label: say('labels.add'), changes })))) return
    await navigate({ to: '/families/$familyId', params: { familyId: family.id } })
    form.drop()
  }

  return (
    <Dialog
      title={say('add')}
      isOpen
      onClose={leave}
      width="wide"
      closesOutside={false}
      actions={
        <>
          {problems[0] !== undefined && (
            <span className={styles.lacking} role="alert">
              {say(`form.problem.${problems[0]}`)}
            </span>
          )}
          <Button onPress={cancel}>{sayApp('cancel')}</Button>
          <Button look="primary" onPress={() => void add()}>
            {say('add')}
          </Button>
        </>
      }
    >
      <div ref={fields} className={styles.fields}>
        <TextField label={say('form.alias')} hint={say('form.aliasHint')} problem={problem('no-alias')} value={draft.alias} onChange={alias => change({ alias })} maxLength={200} autoFocus />
        <CarerFields carers={draft.carers} onChange={to => edit(before => ({ ...before, carers: to(before.carers) }))} />
        <ChildFields childrenOf={draft.children} onChange={to => edit(before => ({ ...before, children: to(before.children) }))} now={now} problem={problem('no-child') ?? problem('not-born-yet')} />
        <TextField label={say('form.languages')} hint={say('form.languagesHint')} value={draft.languages} onChange={languages => change({ languages })} maxLength={500} />
        <TextField label={say('form.goal')} hint={say('form.goalHint')} value={draft.goal} onChange={goal => change({ goal })} lines={2} maxLength={2_000} />
        {draft.goal.trim() !== '' && draft.carers.filter(({ name }) => name.trim() !== '').length > 1 && (
          <Choice
            label={say('form.goalOf')}
            value={draft.goalCarerId ?? draft.carers[0]?.id ?? ''}
            options={draft.carers.filter(({ name }) => name.trim() !== '').map(({ id, name }) => ({ value: id, label: name }))}
            onChange={goalCarerId => change({ goalCarerId })}
            className={styles.narrow ?? ''}
          />
        )}
        <ProgrammeChoice chosen={templateId} onChoose={chosen => form.change(before => ({ ...before, templateId: chosen }))} />
      </div>
    </Dialog>
  )
}

const emptyForm = (): NewFamily => ({ familyId: newId(), draft: emptyDraft(), templateId: programmes[0]?.id ?? '' })

function emptyDraft(): FamilyDraft {
  return {
    alias: '',
    carers: [{ id: newId(), name: '', relation: '' }],
    children: [{ id: newId(), name: '', birthYear: null, birthMonth: null }],
    languages: '',
    goal: '',
    goalCarerId: null,
  }
}
