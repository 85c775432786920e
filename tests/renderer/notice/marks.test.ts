import { describe, expect, it } from 'vitest'
import { hasOwnKey } from '../../../renderer/features/notice/codes/use-code-keys'
import { trackName } from '../../../renderer/features/notice/codes/track-name'
import { marksOf } from '../../../renderer/features/notice/marks/marks'
import { lanesOf } from '../../../renderer/features/notice/timeline/lanes'
import type { Annotation } from '../../../shared/domain/annotation'
import type { Family } from '../../../shared/domain/family'
import type { Moment } from '../../../shared/domain/moment'
import { schemes } from '../../../shared/schemes'
import { starterScheme } from '../../../shared/schemes/starter'

const anAnnotation = (id: string, codeId: string, start: number, end = start): Annotation => ({ id, recordingId: 'r', sessionId: 's', codeId, start, end, isOpen: false, comment: '' })
const aMoment = (id: string, start: number, title = ''): Moment => ({ id, familyId: 'f', sessionId: 's', recordingId: 'r', start, end: start + 9_000, kind: 'strong', title, why: '' })
const aFamily = (children: string[], carers: string[]): Family => ({
  id: 'f',
  alias: 'The Herons',
  carers: carers.map(name => ({ id: name, name, relation: '' })),
  children: children.map(name => ({ id: name, name, birthYear: 2023, birthMonth: null })),
  languages: [],
  goals: [],
  addedAt: { utc: '2026-09-01T08:00:00.000Z', zone: 'Europe/London' },
})

describe('everything marked', () => {
  it('is read in the order of time, codes and moments together', () => {
    const marks = marksOf([anAnnotation('late', 'waits', 9_000, 12_000), anAnnotation('early', 'names', 1_000)], [aMoment('middle', 4_000)], starterScheme, kind => kind)
    expect(marks.map(({ id }) => id)).toEqual(['early', 'middle', 'late'])
  })

  it('a moment goes by its title, and by its kind until it has one', () => {
    const marks = marksOf([], [aMoment('a', 0), aMoment('b', 1, 'She looks')], starterScheme, () => 'Strong moment')
    expect(marks.map(({ label }) => label)).toEqual(['Strong moment', 'She looks'])
  })

  it('a code that the scheme no longer has keeps its mark in sight', () => {
    const [mark] = marksOf([anAnnotation('a', 'gone', 0)], [], starterScheme, kind => kind)
    expect([mark?.label, mark?.trackId]).toEqual(['gone', 'child'])
  })

  it('lies on the lane of whose behaviour it is', () => {
    const marks = marksOf([anAnnotation('a', 'names', 0), anAnnotation('b', 'explores', 0, 500)], [aMoment('m', 0)], starterScheme, kind => kind)
    const lanes = lanesOf([{ id: 'child', name: 'Wren' }, { id: 'adult', name: 'Dana' }, { id: 'moments', name: 'Moments' }], marks, 90_000)
    expect(lanes.map(lane => lane.marks.map(({ id }) => id))).toEqual([['b'], ['a'], ['m']])
  })
})

describe('tracks', () => {
  const [child, adult] = starterScheme.tracks
  it('carry the names of the family', () => {
    expect(child && trackName(child, aFamily(['Wren'], ['Dana', 'Sam']))).toBe('Wren')
    expect(adult && trackName(adult, aFamily(['Wren'], ['Dana', 'Sam']))).toBe('Dana, Sam')
  })

  it('go by the scheme’s word where nobody is named', () => {
    expect(child && trackName(child, aFamily([' '], []))).toBe('Child')
  })
})

describe.each(schemes)('the keys of $title', ({ codes }) => {
  it('mean nothing else on this screen', () => {
    expect(codes.filter(code => !hasOwnKey(code))).toEqual([])
  })

  it('are not shared by two codes', () => {
    expect(new Set(codes.map(({ key }) => key)).size).toBe(codes.length)
  })
})
