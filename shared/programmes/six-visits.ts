import type { ProgrammeTemplate } from '../domain/programme'
import { MINUTE } from '../domain/time'

export const sixVisits: ProgrammeTemplate = {
  id: 'six-visits',
  version: '1',
  title: 'Six visits with prepared messages',
  summary: "Six visits of up to two hours. New material is filmed first; then the previous visit's film is watched with messages prepared between visits.",
  licenceHolder: null,
  sessions: 6,
  sessionLength: 90 * MINUTE,
  filming: { least: 10 * MINUTE, most: 30 * MINUTE },
  weeks: { least: 10, most: 22 },
  feedback: 'scripted-playback',
  watchesPreviousSession: true,
  schemeId: 'starter',
  themes: Array.from({ length: 6 }, () => ''),
  checklist: ['Filmed two or more everyday episodes', "Watched the previous visit's film", 'Gave the prepared messages', 'Strengths came first', 'Agreed on one thing to try'],
  reviewRule: null,
}
