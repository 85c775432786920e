import { describe, expect, test } from 'vitest'
import { beginProgramme } from '../../../shared/domain/begin-programme'
import { doseOf } from '../../../shared/domain/dose'
import { fidelityLine, type FidelityLine } from '../../../shared/domain/fidelity'
import type { Session } from '../../../shared/domain/session'
import { MINUTE } from '../../../shared/domain/time'
import { workDone } from '../../../shared/domain/work-done'
import { videoFeedbackNg26 } from '../../../shared/programmes/video-feedback-ng26'
import { aFidelityEvent, noon } from '../../support/makers'

let count = 0
const { programme, sessions } = beginProgramme('family', videoFeedbackNg26, noon, () => `id-${(count += 1)}`)
const threeWeeksAgo = { ...noon, utc: '2026-02-08T12:00:00.000Z' }
const signed = { by: 'Alex', version: 1, at: noon }
const aLine = (given: Partial<FidelityLine> = {}): FidelityLine => ({ ...fidelityLine([]), filmed: 12 * MINUTE, watched: MINUTE, signed, ...given })

function held(given: Partial<Session>, line: Partial<FidelityLine> = {}) {
  const [first] = sessions
  if (!first) throw new Error('A programme without sessions')
  return { session: { ...first, heldAt: threeWeeksAgo, length: 60 * MINUTE, ...given }, line: aLine(line) }
}

describe('the dose', () => {
  test('counts signed sessions against the template that the family began with', () => {
    const dose = doseOf(programme, [held({}), held({ number: 2 }, { signed: null })], noon)
    expect(dose).toMatchObject({ sessionsDone: 1, sessionsPlanned: 10, filmed: 24 * MINUTE, weeks: 3, weeksMost: 17, off: [] })
  })
  test('is nothing before the first session', () => {
    expect(doseOf(programme, sessions.map(session => ({ session, line: aLine({ filmed: 0, watched: 0, signed: null }) })), noon)).toMatchObject({ sessionsDone: 0, filmed: 0, weeks: 0, off: [] })
  })
  test('tells of a short session with the reason given', () => {
    const { off } = doseOf(programme, [held({ number: 2, length: 48 * MINUTE, deviation: 'Dana was unwell' })], noon)
    expect(off).toEqual([{ sessionNumber: 2, kind: 'short-session', was: 48 * MINUTE, asked: 60 * MINUTE, reason: 'Dana was unwell' }])
  })
  test('tells of too little film, too much film and none watched', () => {
    const kinds = (line: Partial<FidelityLine>) => doseOf(programme, [held({}, line)], noon).off.map(({ kind }) => kind)
    expect(kinds({ filmed: 5 * MINUTE })).toEqual(['little-film'])
    expect(kinds({ filmed: 25 * MINUTE })).toEqual(['much-film'])
    expect(kinds({ watched: 0 })).toEqual(['nothing-watched'])
  })
  test('does not take a length that nobody has said for a short one', () => expect(doseOf(programme, [held({ length: null })], noon).off).toEqual([]))
  test('says nothing of a session that is not signed yet', () => expect(doseOf(programme, [held({ length: MINUTE }, { signed: null })], noon).off).toEqual([]))
})

describe('what was done in a session', () => {
  const empty = { recordings: 0, moments: 0, films: 0, watchings: 1, isSigned: true, versionBegun: null }
  const events = [
    aFidelityEvent({ what: { kind: 'filmed', recordingId: 'recording', length: MINUTE } }),
    aFidelityEvent({ what: { kind: 'film-made', filmId: 'film', clips: 3, clipsLength: 9_000, length: 12_000 } }),
  ]
  test('stays done when its footage was erased after signing', () => expect(workDone(empty, events)).toEqual({ recordings: 1, moments: 3, films: 1, watchings: 1, isSigned: true, versionBegun: null }))
  test('is what is there as long as the note is not signed', () => expect(workDone({ ...empty, isSigned: false }, events).recordings).toBe(0))
})
