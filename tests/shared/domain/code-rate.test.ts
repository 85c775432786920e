import { describe, expect, test } from 'vitest'
import { beginProgramme } from '../../../shared/domain/begin-programme'
import { codeRates } from '../../../shared/domain/code-rate'
import { ratesBySession } from '../../../shared/domain/rates-by-session'
import { MINUTE } from '../../../shared/domain/time'
import { sixVisits } from '../../../shared/programmes/six-visits'
import { starterScheme } from '../../../shared/schemes/starter'
import { aMedia, anAnnotation, aRecording, noon } from '../../support/makers'

describe('the rate of a code', () => {
  test('is counted per ten minutes of film', () => {
    expect(codeRates([anAnnotation(), anAnnotation({ id: 'second' }), anAnnotation({ id: 'third', codeId: 'names' })], 5 * MINUTE)).toEqual([
      { codeId: 'waits', count: 2, perTenMinutes: 4 },
      { codeId: 'names', count: 1, perTenMinutes: 2 },
    ])
  })
  test('is unknown without film', () => expect(codeRates([anAnnotation()], 0)).toEqual([{ codeId: 'waits', count: 1, perTenMinutes: null }]))
})

describe('the table of rates', () => {
  let count = 0
  const { sessions } = beginProgramme('family', sixVisits, noon, () => `id-${(count += 1)}`)
  const [first, second] = sessions.map(({ id }) => id)
  const recordings = [
    aRecording({ id: 'coded', sessionId: first ?? '', state: { kind: 'ready', media: aMedia({ duration: 10 * MINUTE }) } }),
    aRecording({ id: 'uncoded', sessionId: first ?? '', state: { kind: 'ready', media: aMedia({ duration: 30 * MINUTE }) } }),
    aRecording({ id: 'other', sessionId: second ?? '', state: { kind: 'ready', media: aMedia({ duration: 5 * MINUTE }) } }),
  ]
  const annotations = [
    anAnnotation({ id: 'a', recordingId: 'coded', sessionId: first ?? '' }),
    anAnnotation({ id: 'b', recordingId: 'other', sessionId: second ?? '', codeId: 'names' }),
  ]
  const table = ratesBySession(starterScheme, sessions, recordings, annotations)

  test('leaves out sessions that nobody has coded, and footage without a mark', () => {
    expect(table.sessions.map(({ number, filmed }) => [number, filmed])).toEqual([[1, 10 * MINUTE], [2, 5 * MINUTE]])
  })
  test('shows marked codes only, in the order of the scheme; a coded session without them has none', () => {
    expect(table.rows.map(({ codeId, cells }) => [codeId, cells.map(({ perTenMinutes }) => perTenMinutes)])).toEqual([
      ['waits', [1, 0]],
      ['names', [0, 2]],
    ])
  })
})
