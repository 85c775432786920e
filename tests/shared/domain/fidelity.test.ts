import { describe, expect, test } from 'vitest'
import { emptyRating, fidelityLine, fidelityRatingSchema, isGiven, isRated, withAnswer, type WhatHappened } from '../../../shared/domain/fidelity'
import { MINUTE, type Instant } from '../../../shared/domain/time'
import { aFidelityEvent, noon } from '../../support/makers'

const at = (time: string): Instant => ({ ...noon, utc: `2026-03-02T${time}:00.000Z` })
const logged = (what: WhatHappened, when = at('12:00')) => aFidelityEvent({ at: when, what })
const watched = (filmId: string, length: number, clips: number, clipsLength: number) => logged({ kind: 'watched', filmId, length, pauses: 1, remarks: 2, clips, clipsLength })

describe('a session’s line in the log', () => {
  test('adds up what was filmed and what was brought in', () => {
    const line = fidelityLine([logged({ kind: 'filmed', recordingId: 'a', length: 12 * MINUTE }), logged({ kind: 'imported', recordingId: 'b', length: 3 * MINUTE })])
    expect(line.filmed).toBe(15 * MINUTE)
  })
  test('still counts footage that was removed later: it was filmed all the same', () => {
    const line = fidelityLine([logged({ kind: 'filmed', recordingId: 'a', length: MINUTE }), logged({ kind: 'recording-removed', recordingId: 'a', reason: 'Dana asked' })])
    expect(line.filmed).toBe(MINUTE)
  })
  test('adds up the minutes of each watching, and the clips of each film only once', () => {
    const line = fidelityLine([watched('film', 40_000, 3, 27_000), watched('film', 20_000, 2, 18_000), watched('other', 10_000, 1, 9_000)])
    expect(line).toMatchObject({ watched: 70_000, remarks: 6, clipsShown: 4, clipsLength: 36_000 })
  })
  test('runs from the first to the last thing that happened, however the log lies', () => {
    const events = [logged({ kind: 'note-signed', version: 1, by: 'Alex' }, at('15:30')), logged({ kind: 'session-opened' }, at('13:05')), logged({ kind: 'filmed', recordingId: 'a', length: MINUTE }, at('13:20'))]
    expect(fidelityLine(events)).toMatchObject({ firstAt: at('13:05'), lastAt: at('15:30') })
  })
  test('names the signature that came last', () => {
    const events = [logged({ kind: 'note-signed', version: 2, by: 'Jo' }, at('16:00')), logged({ kind: 'note-signed', version: 1, by: 'Alex' }, at('15:00'))]
    expect(fidelityLine(events).signed).toEqual({ by: 'Jo', version: 2, at: at('16:00') })
  })
  test('counts copies given, keeps why one was given without consent, and does not take it for the end of the visit', () => {
    const line = fidelityLine([
      logged({ kind: 'note-signed', version: 1, by: 'Alex' }, at('15:30')),
      logged({ kind: 'copy-given', filmId: 'f', isCovered: true, reason: '' }, at('16:00')),
      logged({ kind: 'copy-given', filmId: 'f', isCovered: false, reason: 'The father asked by telephone' }, at('17:00')),
    ])
    expect(line.copiesGiven).toBe(2)
    expect(line.withoutConsent).toEqual([{ what: 'copied', missing: ['copy'], reason: 'The father asked by telephone' }])
    expect(line.lastAt).toEqual(at('15:30'))
  })

  test('tells where it was gone on without consent, and why', () => {
    const events = [logged({ kind: 'watched-without-consent', missing: ['watch'], reason: 'By telephone' }, at('14:00')), logged({ kind: 'filmed-without-consent', missing: ['film', 'watch'], reason: 'Form left at the office' }, at('13:00'))]
    expect(fidelityLine(events).withoutConsent).toEqual([
      { what: 'filmed', missing: ['film', 'watch'], reason: 'Form left at the office' },
      { what: 'watched', missing: ['watch'], reason: 'By telephone' },
    ])
  })
  test('of a session in which nothing happened claims nothing', () => {
    expect(fidelityLine([])).toEqual({ filmed: 0, watched: 0, copiesGiven: 0, remarks: 0, clipsShown: 0, clipsLength: 0, withoutConsent: [], firstAt: null, lastAt: null, signed: null })
  })
})

describe('a rating', () => {
  const empty = emptyRating('rating', { id: 'session', familyId: 'family' }, 'self', 'Alex', 3)

  test('begins with nothing rated: missing is missing, never a no and never zero', () => {
    expect(empty).toMatchObject({ checklist: [null, null, null], adherence: null, competence: null })
    expect(isRated(empty)).toBe(false)
  })
  test('is begun with a no as much as with a yes', () => {
    expect(isRated(withAnswer(empty, 1, false))).toBe(true)
    expect(isRated(withAnswer(empty, 1, true))).toBe(true)
  })
  test('is not begun by blanks', () => expect(isRated({ ...empty, parentsResponse: '  ', comment: '\n' })).toBe(false))
  test('has something to keep as soon as anything is given, be it a name or a day', () => {
    expect(isGiven(empty)).toBe(true)
    const observed = { ...empty, raterName: ' ' }
    expect(isGiven(observed)).toBe(false)
    expect(isGiven({ ...observed, supervisedOn: '2026-03-02' })).toBe(true)
    expect(isGiven({ ...observed, agreedAction: 'Film at snack time' })).toBe(true)
    expect(isGiven({ ...observed, competence: 4 })).toBe(true)
  })
  test('one answer leaves the others as they were, and can be taken back', () => {
    const answered = withAnswer(withAnswer(empty, 0, true), 2, false)
    expect(answered.checklist).toEqual([true, null, false])
    expect(withAnswer(answered, 0, null).checklist).toEqual([null, null, false])
  })
  test('an answer past the end of a shorter checklist leaves what lies between not rated', () => {
    expect(withAnswer({ ...empty, checklist: [true] }, 2, true).checklist).toEqual([true, null, true])
  })
  test.each([0, 6, 2.5])('refuses %s on a scale of 1 to 5', adherence => expect(fidelityRatingSchema.safeParse({ ...empty, adherence }).success).toBe(false))
  test.each([1, 5, null])('takes %s on a scale of 1 to 5', adherence => expect(fidelityRatingSchema.safeParse({ ...empty, adherence }).success).toBe(true))
})
