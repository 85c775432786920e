import type { GoalRating } from '../../shared/domain/goal-rating'
import type { Id } from '../../shared/domain/ids'
import type { Session } from '../../shared/domain/session'
import type { NotePart } from '../../shared/domain/session-note'
import { MINUTE, SECOND, type Instant, type Ms } from '../../shared/domain/time'
import type { FidelityRating, WhatHappened } from '../../shared/domain/fidelity'
import { insertion, type Change } from '../state/step'
import type { DemoPeople } from './demo-people'
import { DAY, later } from './later'

const PRACTITIONER = 'Alex Marsh'

interface PastSession {
  readonly daysAgo: number
  readonly theme: string
  readonly length: Ms
  readonly filmed: Ms
  readonly clips: number
  readonly clipsLength: Ms
  readonly deviation: string
  readonly score: number
  readonly rating: Pick<FidelityRating, 'checklist' | 'adherence' | 'competence' | 'parentsResponse'>
  readonly remark: string | null
  readonly note: Readonly<Record<NotePart, string>>
}

const past: readonly PastSession[] = [
  {
    daysAgo: 49, theme: 'Free play', length: 62 * MINUTE, filmed: 13 * MINUTE, clips: 3, clipsLength: 31 * SECOND, deviation: '', score: 2,
    rating: { checklist: [true, true, true, false, true], adherence: 4, competence: 3, parentsResponse: 'Unsure of the camera at first; laughed at the tower.' },
    remark: null,
    note: {
      seenAndHeard: 'Wren carried blocks to Dana one at a time. Dana held each until Wren looked up, then put it down.',
      parentsView: 'Dana said she had not noticed how often Wren comes to her.',
      childsCues: 'Looks up before giving; goes quiet when it gets loud.',
      interpretation: 'Wren may be checking that Dana is still with her.',
      otherExplanation: 'It was a new room to film in, and she may have been tired.',
      nextStep: 'Wait until Wren looks, then say what she is holding.',
    },
  },
  {
    daysAgo: 35, theme: 'Book', length: 48 * MINUTE, filmed: 12 * MINUTE, clips: 2, clipsLength: 19 * SECOND, deviation: 'Dana was unwell, so we stopped early', score: 3,
    rating: { checklist: [true, true, true, true, false], adherence: 3, competence: 3, parentsResponse: 'Tired, but asked to see the second clip again.' },
    remark: null,
    note: {
      seenAndHeard: 'Wren turned two pages at once. Dana waited and followed to the new page.',
      parentsView: 'Dana said that it felt easier not to finish the story.',
      childsCues: 'Points, then looks at Dana’s face.',
      interpretation: 'Following Wren’s page kept them together.',
      otherExplanation: 'Wren knows this book by heart.',
      nextStep: 'Let Wren turn the pages at bedtime this week.',
    },
  },
  {
    daysAgo: 21, theme: 'Snack', length: 65 * MINUTE, filmed: 15 * MINUTE, clips: 3, clipsLength: 27 * SECOND, deviation: '', score: 4,
    rating: { checklist: [true, true, true, true, true], adherence: 5, competence: 4, parentsResponse: 'Spoke first after every clip.' },
    remark: 'She looked at me first, and then she gave me the ball.',
    note: {
      seenAndHeard: 'Wren put half of her apple on Dana’s plate. Dana said “Thank you, that is for me” and ate it.',
      parentsView: 'Dana said that Wren shares more when nobody asks her to.',
      childsCues: 'Looks first, then gives.',
      interpretation: 'Giving may be Wren’s way of asking for a moment together.',
      otherExplanation: 'She may have had enough apple.',
      nextStep: 'Look out for what Wren gives when it is time to tidy up.',
    },
  },
]

export const FIRST_DAYS_AGO = 49

/** Three sessions as they were held, filmed, watched and signed. Their footage has been erased since; the record stays. */
export function demoPast({ family, programme, goalId }: DemoPeople, now: Instant, newId: () => Id): readonly Change[] {
  return past.flatMap((told, index) => {
    const heldAt = later(now, -told.daysAgo * DAY)
    const session: Session = {
      id: newId(), familyId: family.id, programmeId: programme.id, number: index + 1, theme: told.theme, plannedFor: null, heldAt,
      place: 'At home', present: ['Dana', 'Wren', PRACTITIONER], interpreter: '', length: told.length, deviation: told.deviation,
    }
    const ids = { familyId: family.id, sessionId: session.id }
    const filmId = newId()
    const shown = { filmId, clips: told.clips, clipsLength: told.clipsLength }
    const happened = (after: Ms, what: WhatHappened): Change => insertion('fidelityEvents', { id: newId(), ...ids, at: later(heldAt, after), what })
    const remarkedAt = later(heldAt, 45 * MINUTE)
    const signedAt = later(heldAt, told.length + 20 * MINUTE)
    const goalRating: GoalRating = { id: newId(), ...ids, goalId, score: told.score, ratedBy: 'Dana', at: remarkedAt }
    const selfRating: FidelityRating = { id: newId(), ...ids, rater: 'self', raterName: PRACTITIONER, comment: '', basis: '', supervisedOn: null, agreedAction: '', ...told.rating }
    return [
      insertion('sessions', session),
      happened(0, { kind: 'session-opened' }),
      happened(20 * MINUTE, { kind: 'filmed', recordingId: newId(), length: told.filmed }),
      happened(35 * MINUTE, { kind: 'film-made', ...shown, length: told.clipsLength + 12 * SECOND }),
      happened(46 * MINUTE, { kind: 'watched', ...shown, length: told.clipsLength + 12 * SECOND, pauses: 2, remarks: told.remark === null ? 0 : 1 }),
      ...(told.remark === null ? [] : [insertion('remarks', { id: newId(), sessionId: session.id, filmId, at: 9 * SECOND, who: 'Dana', words: told.remark, madeAt: remarkedAt })]),
      insertion('goalRatings', goalRating),
      insertion('notes', { id: newId(), ...ids, version: 1, reason: '', parts: told.note, quotes: [], signed: { by: PRACTITIONER, at: signedAt, record: { session, selfRating, goalRatings: [goalRating] } } }),
      insertion('fidelityRatings', selfRating),
      happened(told.length + 20 * MINUTE, { kind: 'note-signed', version: 1, by: PRACTITIONER }),
    ]
  })
}
