import type { ProgrammeTemplate } from '../domain/programme'
import { MINUTE } from '../domain/time'

/** Figures as NICE guideline NG26 names them for preschool children on the edge of care; a service verifies them before relying on them. */
export const videoFeedbackNg26: ProgrammeTemplate = {
  id: 'video-feedback-ng26',
  version: '1',
  title: 'Video feedback, 10 sessions (NICE NG26)',
  summary: 'Ten sessions at home over three to four months, 10 to 20 minutes filmed in each and watched together.',
  licenceHolder: null,
  sessions: 10,
  sessionLength: 60 * MINUTE,
  filming: { least: 10 * MINUTE, most: 20 * MINUTE },
  weeks: { least: 13, most: 17 },
  feedback: 'film',
  watchesPreviousSession: false,
  schemeId: 'starter',
  themes: Array.from({ length: 10 }, () => ''),
  checklist: [
    'Filmed an everyday interaction',
    'Watched film together with the parent',
    'Showed what the parent did well',
    'Talked about what the child may have felt or needed',
    'Agreed on one thing to try',
  ],
  reviewRule: 'Where little has changed at the end of the programme, arrange a multi-agency review before more sessions or another intervention.',
}
