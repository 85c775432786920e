import { describe, expect, it } from 'vitest'
import { hasOwnKey } from '../../../renderer/features/notice/codes/use-code-keys'
import { trackName } from '../../../renderer/features/notice/codes/track-name'
import { marksIn } from '../../../renderer/features/notice/marks/marks'
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

const marksOf = (annotations: readonly Annotation[], moments: readonly Moment[], kindName = (kind: string) => kind) => marksIn(starterScheme, kindName)(annotations, moments)

describe('everything marked', () => {
  it('is read in the order of time, codes and moments together', () => {
    const marks = marksOf([anAnnotation('late', 'waits', 9_000, 12_000), anAnnotation('early', 'names', 1_000)], [aMoment('middle', 4_000)])
    expect(marks.map(({ id }) => id)).toEqual(['early', 'middle', 'late'])
  })

  it('a moment goes by its title, and by its kind until it has one', () => {
    const marks = marksOf([], [aMoment('a', 0), aMoment('b', 1, 'She looks')], () => 'Strong moment')
    expect(marks.map(({ label }) => label)).toEqual(['Strong moment', 'She looks'])
  })

  it('one change makes one new mark: all others stay as they are drawn', () => {
    const inScheme = marksIn(starterScheme, kind => kind)
    const annotations = [anAnnotation('a', 'names', 0), anAnnotation('b', 'waits', 1_000, 2_000)]
    const moments = [aMoment('m', 3_000)]
    const before = inScheme(annotations, moments)
    const after = inScheme(annotations.map(one => (one.id === 'b' ? { ...one, end: 2_500 } : one)), [...moments])
    expect(after.map((mark, index) => mark === before[index])).toEqual([true, false, true])
    expect(after[1]?.end).toBe(2_500)
  })

  it('a code that the scheme no longer has keeps its mark in sight', () => {
    const [mark] = marksOf([anAnnotation('a', 'gone', 0)], [])
    expect([mark?.label, mark?.trackId]).toEqual(['gone', 'child'])
  })

  it('lies on the lane of whose behaviour it is', () => {
    const marks = marksOf([anAnnotation('a', 'names', 0), anAnnotation('b', 'explores', 0, 500)], [aMoment('m', 0)])
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
