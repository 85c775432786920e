import { Plus, X } from 'lucide-react'
import { isBornAfter, type Family, type Goal } from '../../../shared/domain/family'
import type { Programme } from '../../../shared/domain/programme'
import { history } from '../../state/app-history'
import { instantNow, newId } from '../../state/clock-and-ids'
import { saving } from '../../state/saving'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { Dialog } from '../../ui/dialog'
import { SavedText } from '../../ui/saved-text'
import { useWords } from '../../words/words'
import { CarerFields } from './carer-fields'
import { ChildFields } from './child-fields'
import styles from './form.module.css'
import { LanguagesField } from './languages-field'
import { Figures } from './programme-choice'

interface AboutFamilyDialogProps {
  readonly family: Family
  readonly programme: Programme | null
  readonly onClose: () => void
}

/** Who the family is, saved as it is typed. */
export function AboutFamilyDialog({ family, programme, onClose }: AboutFamilyDialogProps) {
  const say = useWords('families')
  const sayApp = useWords('app')
  const now = instantNow()
  const edit = (label: string, change: (before: Family) => Family, mergeKey?: string) =>
    void saving(history.edit('families', family.id, { label, ...(mergeKey === undefined ? {} : { mergeKey: `family-${family.id}-${mergeKey}` }) }, change))

  return (
    <Dialog
      title={say('about')}
      isOpen
      onClose={onClose}
      width="wide"
      actions={
        <Button look="primary" onPress={onClose}>
          {sayApp('done')}
        </Button>
      }
    >
      <p className={styles.quietly}>{say('form.savedAsTyped')}</p>
      <SavedText
        label={say('form.alias')}
        hint={say('form.aliasHint')}
        problem={family.alias.trim() === '' ? say('form.problem.no-alias') : undefined}
        value={family.alias}
        onSave={alias => edit(say('labels.alias'), before => ({ ...before, alias }), 'alias')}
        maxLength={200}
      />
      <CarerFields carers={family.carers} onChange={(change, mergeKey) => edit(say('labels.carer'), before => ({ ...before, carers: change(before.carers) }), mergeKey)} />
      <ChildFields
        childrenOf={family.children}
        onChange={(change, mergeKey) => edit(say('labels.child'), before => ({ ...before, children: change(before.children) }), mergeKey)}
        now={now}
        problem={family.children.some(child => isBornAfter(child, now)) ? say('form.problem.not-born-yet') : undefined}
      />
      <LanguagesField languages={family.languages} onChange={languages => edit(say('labels.languages'), before => ({ ...before, languages }), 'languages')} />
      {family.goals.map(goal => (
        <GoalFields key={goal.id} goal={goal} family={family} edit={edit} />
      ))}
      {family.goals.length < 3 && (
        <div>
          <Button look="quiet" onPress={() => edit(say('labels.addGoal'), before => ({ ...before, goals: [...before.goals, { id: newId(), words: '', carerId: before.carers[0]?.id ?? null, setAt: instantNow() }] }))}>
            <Plus aria-hidden="true" />
            {say('form.addGoal')}
          </Button>
        </div>
      )}
      {programme && (
        <div>
          <div className={styles.legend}>{say('form.programme')}</div>
          <div>{programme.template.title}</div>
          <Figures template={programme.template} />
          <p className={styles.quietly}>{say('form.programmeKept')}</p>
        </div>
      )}
    </Dialog>
  )
}

interface GoalFieldsProps {
  readonly goal: Goal
  readonly family: Family
  readonly edit: (label: string, change: (before: Family) => Family, mergeKey?: string) => void
}

function GoalFields({ goal, family, edit }: GoalFieldsProps) {
  const say = useWords('families')
  const change = (changed: Partial<Goal>, mergeKey?: string) => edit(say('labels.goal'), before => ({ ...before, goals: before.goals.map(each => (each.id === goal.id ? { ...each, ...changed } : each)) }), mergeKey)
  const speakers = family.carers.filter(({ name }) => name !== '').map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className={styles.goal}>
      <SavedText label={say('form.goal')} value={goal.words} onSave={words => change({ words }, `goal-${goal.id}`)} lines={2} maxLength={2_000} className={styles.words} />
      <Choice label={say('form.goalOf')} value={goal.carerId ?? ''} options={[{ value: '', label: say('form.goalOfNobody') }, ...speakers]} onChange={carerId => change({ carerId: carerId === '' ? null : carerId })} className={styles.month ?? ''} />
      <Button look="quiet" label={say('form.removeGoal')} onPress={() => edit(say('labels.removeGoal'), before => ({ ...before, goals: before.goals.filter(({ id }) => id !== goal.id) }))}>
        <X aria-hidden="true" />
      </Button>
    </div>
  )
}
