import { describe, expect, test } from 'vitest'
import { consentState, consentSummary, missingForFilming, type Consent } from '../../../shared/domain/consent'
import { noon } from '../../support/makers'

const aConsent = (given: Partial<Consent> = {}): Consent => ({ id: 'consent', familyId: 'family', layer: 'film', isGiven: true, by: 'Dana, mother', at: { ...noon, utc: '2026-01-05T09:00:00.000Z' }, until: null, ...given })
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
    expect(missingForFilming([], noon)).toEqual(['film', 'watch'])
    expect(missingForFilming([aConsent(), aConsent({ layer: 'watch' })], noon)).toEqual([])
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
