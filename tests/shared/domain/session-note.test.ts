import { describe, expect, test } from 'vitest'
import { emptyParts, isInterpretationUnsupported, lastSigned, latestVersion, nextVersion, versionBegun, sessionNoteSchema, type Quote, type SessionNote } from '../../../shared/domain/session-note'
import { aSession, noon } from '../../support/makers'

const aNote = (given: Partial<SessionNote> = {}): SessionNote => ({ id: 'note', familyId: 'family', sessionId: 'session', version: 1, reason: '', parts: emptyParts, quotes: [], signed: null, ...given })
const aQuote = (given: Partial<Quote> = {}): Quote => ({ id: 'quote', part: 'seenAndHeard', source: { kind: 'remark', id: 'remark' }, words: 'She looked at me first.', who: 'Dana', at: 4_000, ...given })
const written = (parts: Partial<SessionNote['parts']>) => ({ ...emptyParts, ...parts })
const signed = { by: 'Alex', at: noon, record: { session: aSession(), selfRating: null, goalRatings: [] } }

describe('an interpretation', () => {
  const reading = written({ interpretation: 'Wren seeks Dana out before she gives.' })

  test('is flagged while nothing seen or heard stands beside it', () => expect(isInterpretationUnsupported(aNote({ parts: reading }))).toBe(true))
  test('rests on what was written as seen and heard', () => {
    expect(isInterpretationUnsupported(aNote({ parts: { ...reading, seenAndHeard: 'Wren looked up.' } }))).toBe(false)
  })
  test('does not rest on blanks', () => expect(isInterpretationUnsupported(aNote({ parts: { ...reading, seenAndHeard: ' \n ' } }))).toBe(true))
  test.each(['seenAndHeard', 'interpretation'] as const)('rests on a quote in %s', part => {
    expect(isInterpretationUnsupported(aNote({ parts: reading, quotes: [aQuote({ part })] }))).toBe(false)
  })
  test('does not rest on a quote that tells of the next step', () => {
    expect(isInterpretationUnsupported(aNote({ parts: reading, quotes: [aQuote({ part: 'nextStep' })] }))).toBe(true)
  })
  test('that nobody has written needs nothing beside it', () => expect(isInterpretationUnsupported(aNote())).toBe(false))
})

describe('a note’s versions', () => {
  test('the newest counts, however they lie', () => {
    const second = aNote({ id: 'second', version: 2 })
    expect(latestVersion([second, aNote({ signed })])).toBe(second)
    expect(latestVersion([])).toBeUndefined()
  })
  test('the one signed last stands while the next is written', () => {
    const first = aNote({ signed })
    const second = aNote({ id: 'second', version: 2 })
    expect(lastSigned([second, first])).toBe(first)
    expect(versionBegun([second, first])).toBe(2)
  })
  test('none is begun while the first is still being written, or the last is signed', () => {
    expect(versionBegun([aNote()])).toBeNull()
    expect(versionBegun([aNote({ signed }), aNote({ id: 'second', version: 2, signed })])).toBeNull()
    expect(lastSigned([aNote()])).toBeUndefined()
  })
  test('the next one says why it is there, keeps the words and the quotes, and is not signed', () => {
    const first = aNote({ parts: written({ nextStep: 'Wait a breath.' }), quotes: [aQuote()], signed })
    expect(nextVersion(first, 'second', 'Dana corrected the date')).toEqual({ ...first, id: 'second', version: 2, reason: 'Dana corrected the date', signed: null })
  })
  test('beginning the next one leaves the signed one as it was', () => {
    const first = Object.freeze(aNote({ signed }))
    nextVersion(first, 'second', 'A name')
    expect(first).toEqual(aNote({ signed }))
  })
})

test('a quote keeps its words as they were, so it can be longer than nothing and no longer than a remark', () => {
  expect(sessionNoteSchema.safeParse(aNote({ quotes: [aQuote({ words: 'x'.repeat(4_000) })] })).success).toBe(true)
  expect(sessionNoteSchema.safeParse(aNote({ quotes: [aQuote({ words: 'x'.repeat(4_001) })] })).success).toBe(false)
})
