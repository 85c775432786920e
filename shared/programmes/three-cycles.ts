import type { ProgrammeTemplate } from '../domain/programme'
import { MINUTE } from '../domain/time'

export const threeCycles: ProgrammeTemplate = {
  id: 'three-cycles',
  version: '1',
  title: 'Three cycles of filming and shared review',
  summary: 'Three times a goal, about ten minutes of film, a few short clips of what worked, and a shared review of them.',
  licenceHolder: null,
  sessions: 6,
  sessionLength: 45 * MINUTE,
  filming: { least: 5 * MINUTE, most: 15 * MINUTE },
  weeks: { least: 6, most: 14 },
  feedback: 'film',
  watchesPreviousSession: true,
  schemeId: 'starter',
  themes: Array.from({ length: 6 }, () => ''),
  checklist: ['Agreed on or went back to the goal', 'Chose three or four short clips of what worked', 'The parent spoke first about what they saw', 'Agreed on one thing to try'],
  reviewRule: null,
}
