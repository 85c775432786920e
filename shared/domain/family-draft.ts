import { z } from 'zod'
import { familySchema, isBornAfter, type Child, type Family } from './family'
import { idSchema, type Id } from './ids'
import type { Instant } from './time'

/** A family as it is being written down for the first time. */
export interface FamilyDraft {
  readonly alias: string
  readonly carers: readonly { readonly id: Id; readonly name: string; readonly relation: string }[]
  readonly children: readonly Child[]
  /** As typed: `English, Polish`. */
  readonly languages: string
  readonly goal: string
  /** Whose words the goal is in. */
  readonly goalCarerId: Id | null
}

export const familyDraftSchema = z.object({
  ...familySchema.pick({ alias: true, carers: true, children: true }).shape,
  languages: z.string(),
  goal: z.string(),
  goalCarerId: idSchema.nullable(),
}) satisfies z.ZodType<FamilyDraft>

export type FamilyProblem = 'no-alias' | 'no-child' | 'not-born-yet'

/** What keeps a family from being added, in the order in which it stands on the form. */
export function problemsOf(draft: FamilyDraft, now: Instant): readonly FamilyProblem[] {
  const problems: FamilyProblem[] = []
  if (draft.alias.trim() === '') problems.push('no-alias')
  if (!draft.children.some(child => child.name.trim() !== '')) problems.push('no-child')
  if (draft.children.some(child => child.name.trim() !== '' && isBornAfter(child, now))) problems.push('not-born-yet')
  return problems
}

/** The family as it will be kept: trimmed, and without the rows that were left empty. */
export function familyOf(draft: FamilyDraft, id: Id, goalId: Id, now: Instant): Family {
  const carers = draft.carers.map(carer => ({ ...carer, name: carer.name.trim(), relation: carer.relation.trim() })).filter(carer => carer.name !== '' || carer.relation !== '')
  const goal = draft.goal.trim()
  return {
    id,
    alias: draft.alias.trim(),
    carers,
    children: draft.children.map(child => ({ ...child, name: child.name.trim() })).filter(child => child.name !== ''),
    languages: languagesIn(draft.languages),
    goals: goal === '' ? [] : [{ id: goalId, words: goal, carerId: carers.find(carer => carer.id === draft.goalCarerId)?.id ?? carers[0]?.id ?? null, setAt: now }],
    addedAt: now,
  }
}

/** `English, Polish` as a list; other scripts have commas of their own. */
export function languagesIn(text: string): readonly string[] {
  return text
    .split(/[,;،、，]/)
    .map(language => language.trim().slice(0, 200))
    .filter(language => language !== '')
    .slice(0, 20)
}
