import type { Id } from './ids'
import type { Programme, ProgrammeTemplate } from './programme'
import type { Session } from './session'
import type { Instant } from './time'

/** A family's programme with all its sessions, none of them held yet. */
export function beginProgramme(familyId: Id, template: ProgrammeTemplate, startedAt: Instant, newId: () => Id): { readonly programme: Programme; readonly sessions: readonly Session[] } {
  const programme: Programme = { id: newId(), familyId, template, startedAt }
  const sessions = Array.from({ length: template.sessions }, (_, index) => plannedSession(programme, index + 1, newId()))
  return { programme, sessions }
}

/** A session still to come; its theme is the template's, where that has one for it. */
export function plannedSession(programme: Programme, number: number, id: Id): Session {
  return {
    id,
    familyId: programme.familyId,
    programmeId: programme.id,
    number,
    theme: programme.template.themes[number - 1] ?? '',
    plannedFor: null,
    heldAt: null,
    place: '',
    present: [],
    interpreter: '',
    length: null,
    deviation: '',
  }
}
