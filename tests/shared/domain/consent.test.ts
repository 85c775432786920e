import { describe, expect, test } from 'vitest'
import { consentsBy, consentState, consentSummary, isUntilPast, missingConsent, type Consent, type ConsentLayer } from '../../../shared/domain/consent'
import { noon } from '../../support/makers'

const aConsent = (given: Partial<Consent> = {}): Consent => ({ id: 'consent', familyId: 'family', layer: 'film', isGiven: true, by: 'Dana (mother)', at: { ...noon, utc: '2026-01-05T09:00:00.000Z' }, until: null, ...given })
const later = { ...noon, utc: '2026-02-01T09:00:00.000Z' }

describe('consent', () => {
  test('is not there before anybody was asked', () => expect(consentState([], 'film', noon).kind).toBe('not-asked'))
  test('stands on its own for each layer', () => {
    expect(consentState([aConsent()], 'film', noon).kind).toBe('given')
    expect(consentState([aConsent()], 'watch', noon).kind).toBe('not-asked')
  })
  test('is taken back by a later answer, however the answers lie', () => {
    const answers = [aConsent({ isGiven: false, at: later }), aConsent()]
    expect(consentState(answers, 'film', noon).kind).toBe('refused')
  })
  test('can be given again after it was taken back', () => {
    const answers = [aConsent({ isGiven: false }), aConsent({ at: later })]
    expect(consentState(answers, 'film', noon).kind).toBe('given')
  })
  test('still holds on its last day, by the calendar of the place, and not on the day after', () => {
    expect(consentState([aConsent({ until: '2026-03-02' })], 'film', noon).kind).toBe('given')
    expect(consentState([aConsent({ until: '2026-03-01' })], 'film', noon).kind).toBe('expired')
    const pastMidnightInTokyo = { utc: '2026-03-02T16:00:00.000Z', zone: 'Asia/Tokyo' }
    expect(consentState([aConsent({ until: '2026-03-02' })], 'film', pastMidnightInTokyo).kind).toBe('expired')
  })
  test('to film and to watch is needed before filming; to the rest is not', () => {
    expect(missingConsent([], 'film', noon)).toEqual(['film', 'watch'])
    expect(missingConsent([aConsent(), aConsent({ layer: 'watch' })], 'film', noon)).toEqual([])
  })
  test('to watch is all that watching together needs', () => {
    expect(missingConsent([], 'watch', noon)).toEqual(['watch'])
    expect(missingConsent([aConsent({ layer: 'watch' })], 'watch', noon)).toEqual([])
  })
})

describe('answers given at once', () => {
  const given = { familyId: 'family', at: noon, newId: () => 'consent' }
  const answers = new Map<ConsentLayer, boolean>([['film', true], ['research', false]])
  test('say who answered and by what right, and a no has no end', () => {
    const recorded = consentsBy({ who: ' Dana ', right: 'mother', until: '2027-01-01' }, answers, given)
    expect(recorded.map(({ layer, isGiven, by, until }) => [layer, isGiven, by, until])).toEqual([['film', true, 'Dana (mother)', '2027-01-01'], ['research', false, 'Dana (mother)', null]])
  })
  test('without a right, or an end, name neither', () => {
    expect(consentsBy({ who: 'Dana', right: ' ', until: '' }, answers, given)).toMatchObject([{ by: 'Dana', until: null }, { by: 'Dana', until: null }])
  })
  test('may end today, but not yesterday', () => {
    expect(['2026-03-02', '2026-03-01', ''].map(until => isUntilPast({ who: '', right: '', until }, noon))).toEqual([false, true, false])
  })
})

describe('in short', () => {
  test('it names the first day on which something ends', () => {
    const answers = [aConsent({ until: '2027-03-12' }), aConsent({ layer: 'watch', until: '2026-09-01' }), aConsent({ layer: 'supervisor' })]
    expect(consentSummary(answers, noon)).toEqual({ given: ['film', 'watch', 'supervisor'], until: '2026-09-01', missing: [] })
  })
  test('it names what is missing, and why', () => {
    const { given, until, missing } = consentSummary([aConsent({ isGiven: false })], noon)
    expect({ given, until }).toEqual({ given: [], until: null })
    expect(missing.map(({ layer, state }) => [layer, state.kind])).toEqual([['film', 'refused'], ['watch', 'not-asked']])
  })
})
