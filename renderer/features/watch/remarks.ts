import i18next from 'i18next'
import type { Family } from '../../../shared/domain/family'
import type { FidelityEvent } from '../../../shared/domain/fidelity'
import type { Id } from '../../../shared/domain/ids'
import type { Remark } from '../../../shared/domain/remark'
import type { Ms } from '../../../shared/domain/time'
import { history } from '../../state/app-history'
import { instantNow, newId } from '../../state/clock-and-ids'
import { deletion, insertion } from '../../state/step'
import { underWay } from '../../state/watching-log'

const label = (key: 'remark' | 'changeRemark' | 'deleteRemark'): string => i18next.getFixedT(null, 'watch')(`labels.${key}`)

/** Resolves when the remark is on disk, together with the watching that counts it. */
export function addRemark(sessionId: Id, filmId: Id, said: { readonly at: Ms; readonly who: string; readonly words: string }, watching: FidelityEvent): Promise<void> {
  const remark: Remark = { ...said, id: newId(), sessionId, filmId, madeAt: instantNow() }
  return history.commit({ label: label('remark'), changes: [insertion('remarks', remark), underWay(watching)] })
}

export function changeRemark(remark: Remark, words: string): Promise<void> {
  return history.edit('remarks', remark.id, { label: label('changeRemark'), mergeKey: `${remark.id} words` }, before => ({ ...before, words }))
}

export function deleteRemark(remark: Remark): Promise<void> {
  return history.commit({ label: label('deleteRemark'), changes: [deletion('remarks', remark)] })
}

/** Who may speak, as they are known in the family; the worker last. */
export function speakers(family: Family, worker: string): readonly string[] {
  const names = [...family.carers.map(carer => carer.name), ...family.children.map(child => child.name), worker]
  return [...new Set(names.map(name => name.trim()).filter(name => name !== ''))]
}

/** Who may mean “That one!”: the adults of the family by their names. */
export function choosers(family: Family): readonly string[] {
  return [...new Set(family.carers.map(carer => carer.name.trim()).filter(name => name !== ''))]
}

const lastSpeakers = new Map<Id, string>()

/** Who spoke last in this family, until the app is closed; at first, the first one listed. */
export function lastSpeaker(family: Family, among: readonly string[]): string {
  return lastSpeakers.get(family.id) ?? among[0] ?? ''
}

export function rememberSpeaker(family: Family, who: string): void {
  lastSpeakers.set(family.id, who)
}
