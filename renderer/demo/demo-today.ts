import beats from '../../resources/demo/beats.json'
import { codeOf } from '../../shared/domain/coding-scheme'
import type { Id } from '../../shared/domain/ids'
import type { MediaInfo } from '../../shared/domain/recording'
import type { Session } from '../../shared/domain/session'
import type { Instant } from '../../shared/domain/time'
import { schemeOf } from '../../shared/schemes'
import { insertion, type Change } from '../state/step'
import type { DemoPeople } from './demo-people'
import { dayFrom } from './later'

export interface DemoRecording {
  readonly recordingId: Id
  readonly media: MediaInfo
}

/** Passages of the demonstration's footage, in ms on it, that show something going well. */
const strongMoments = [
  { start: 5_400, end: 13_400, title: 'Wren reaches, Dana names the ball', why: 'Dana waits until Wren asks, then says what she wants.' },
  { start: 40_400, end: 50_200, title: 'The tower falls, Dana comforts', why: 'Wren looks for her, and is calm again within seconds.' },
  { start: 82_800, end: 89_600, title: 'All done, and goodbye', why: 'The change is said before it comes.' },
] as const

const AFTER_TODAY = 2 * 7

/** Today's session, filmed and marked and ready to build, and those still to come. */
export function demoToday({ family, programme }: DemoPeople, { recordingId, media }: DemoRecording, now: Instant, newId: () => Id): readonly Change[] {
  const planned = (number: number): Session => ({
    id: newId(), familyId: family.id, programmeId: programme.id, number, theme: '', plannedFor: null, heldAt: null, place: '', present: [], interpreter: '', length: null, deviation: '',
  })
  const today: Session = { ...planned(4), theme: 'Tidy up', plannedFor: dayFrom(now, 0), heldAt: now, place: 'At home', present: ['Dana', 'Wren'] }
  const ids = { familyId: family.id, sessionId: today.id }
  const scheme = schemeOf(programme.template.schemeId)
  const inFootage = (range: { readonly end: number }) => range.end <= media.duration
  return [
    insertion('sessions', today),
    insertion('fidelityEvents', { id: newId(), ...ids, at: now, what: { kind: 'session-opened' } }),
    insertion('fidelityEvents', { id: newId(), ...ids, at: now, what: { kind: 'filmed', recordingId, length: media.duration } }),
    insertion('recordings', { id: recordingId, ...ids, title: 'Tidy up', origin: 'camera', state: { kind: 'ready', media }, madeAt: now }),
    ...beats.filter(inFootage).map(({ start, end, code }) =>
      insertion('annotations', { id: newId(), recordingId, sessionId: today.id, codeId: code, start, end: codeOf(scheme, code)?.kind === 'point' ? start : end, isOpen: false, comment: '' }),
    ),
    ...strongMoments.filter(inFootage).map(moment => insertion('moments', { id: newId(), ...ids, recordingId, kind: 'strong', ...moment })),
    ...[5, 6, 7, 8, 9, 10].map(number => insertion('sessions', number === 5 ? { ...planned(5), plannedFor: dayFrom(now, AFTER_TODAY) } : planned(number))),
  ]
}
