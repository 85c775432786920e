import type { Family } from '../../shared/domain/family'
import type { Id } from '../../shared/domain/ids'
import type { Programme } from '../../shared/domain/programme'
import type { Instant } from '../../shared/domain/time'
import { videoFeedbackNg26 } from '../../shared/programmes/video-feedback-ng26'
import type { Change } from '../state/step'
import { insertion } from '../state/step'
import { dayFrom, monthsBefore } from './later'

export interface DemoPeople {
  readonly family: Family
  readonly programme: Programme
  readonly goalId: Id
  readonly changes: readonly Change[]
}

/** The family, what was agreed with it, and what it said yes to. */
export function demoPeople(begun: Instant, now: Instant, newId: () => Id): DemoPeople {
  const carerId = newId()
  const goalId = newId()
  const birth = monthsBefore(now, 38)
  const family: Family = {
    id: newId(),
    alias: 'The Heron family',
    carers: [{ id: carerId, name: 'Dana', relation: 'mother' }],
    children: [{ id: newId(), name: 'Wren', birthYear: birth.year, birthMonth: birth.month }],
    languages: ['English', 'Polish'],
    goals: [{ id: goalId, words: 'I want bedtime to feel less like a fight, and to know what Wren is telling me.', carerId, setAt: begun }],
    addedAt: begun,
  }
  const programme: Programme = { id: newId(), familyId: family.id, template: videoFeedbackNg26, startedAt: begun }
  const consents = (['film', 'watch', 'supervisor'] as const).map(layer =>
    insertion('consents', { id: newId(), familyId: family.id, layer, isGiven: true, by: 'Dana (mother)', at: begun, until: dayFrom(now, 365) }),
  )
  return { family, programme, goalId, changes: [insertion('families', family), insertion('programmes', programme), ...consents] }
}
