import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { beginProgramme } from '../../../shared/domain/begin-programme'
import { familyOf, problemsOf, type FamilyDraft } from '../../../shared/domain/family-draft'
import { programmes } from '../../../shared/programmes'
import { history } from '../../state/app-history'
import { instantNow, newId } from '../../state/clock-and-ids'
import { saving } from '../../state/saving'
import { insertion } from '../../state/step'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { Dialog } from '../../ui/dialog'
import { TextField } from '../../ui/text-field'
import { useWords } from '../../words/words'
import { CarerFields } from './carer-fields'
import { ChildFields } from './child-fields'
import styles from './form.module.css'
import { ProgrammeChoice } from './programme-choice'

/** Writes down a family and lays out its sessions, in one step. */
export function AddFamilyDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useWords('families')
  const sayApp = useWords('app')
  const navigate = useNavigate()
  const [draft, setDraft] = useState(emptyDraft)
  const [templateId, setTemplateId] = useState(programmes[0]?.id ?? '')
  const [wasTried, setWasTried] = useState(false)
  const now = instantNow()
  const problems = wasTried ? problemsOf(draft, now) : []
  const problem = (kind: (typeof problems)[number]) => (problems.includes(kind) ? say(`form.problem.${kind}`) : undefined)
  const change = (changed: Partial<FamilyDraft>) => setDraft(before => ({ ...before, ...changed }))

  const add = async () => {
    setWasTried(true)
    const template = programmes.find(({ id }) => id === templateId)
    if (problemsOf(draft, now).length > 0 || !template) return
    const family = familyOf(draft, newId(), newId(), instantNow())
    const { programme, sessions } = beginProgramme(family.id, template, instantNow(), newId)
    const changes = [insertion('families', family), insertion('programmes', programme), ...sessions.map(session => insertion('sessions', session))]
    if (!(await saving(history.commit({ label: say('labels.add'), changes })))) return
    await navigate({ to: '/families/$familyId', params: { familyId: family.id } })
  }

  return (
    <Dialog
      title={say('add')}
      isOpen
      onClose={onClose}
      width="wide"
      closesOutside={false}
      actions={
        <>
          {problems[0] !== undefined && (
            <span className={styles.lacking} role="alert">
              {say(`form.problem.${problems[0]}`)}
            </span>
          )}
          <Button onPress={onClose}>{sayApp('cancel')}</Button>
          <Button look="primary" onPress={() => void add()}>
            {say('add')}
          </Button>
        </>
      }
    >
      <TextField label={say('form.alias')} hint={say('form.aliasHint')} problem={problem('no-alias')} value={draft.alias} onChange={alias => change({ alias })} maxLength={200} autoFocus />
      <CarerFields carers={draft.carers} onChange={edit => setDraft(before => ({ ...before, carers: edit(before.carers) }))} />
      <ChildFields childrenOf={draft.children} onChange={edit => setDraft(before => ({ ...before, children: edit(before.children) }))} now={now} problem={problem('no-child') ?? problem('not-born-yet')} />
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
      <ProgrammeChoice chosen={templateId} onChoose={setTemplateId} />
    </Dialog>
  )
}

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
