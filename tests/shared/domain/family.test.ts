import { describe, expect, test } from 'vitest'
import { beginProgramme } from '../../../shared/domain/begin-programme'
import { ageAt, familySchema, type Child } from '../../../shared/domain/family'
import { familyOf, languagesIn, problemsOf, type FamilyDraft } from '../../../shared/domain/family-draft'
import { sixVisits } from '../../../shared/programmes/six-visits'
import { noon } from '../../support/makers'

const aChild = (given: Partial<Child> = {}): Child => ({ id: 'child', name: 'Wren', birthYear: 2023, birthMonth: 1, ...given })
const aDraft = (given: Partial<FamilyDraft> = {}): FamilyDraft => ({
  alias: 'The Heron family', carers: [{ id: 'carer', name: 'Dana', relation: 'mother' }], children: [aChild()], languages: '', goal: '', goalCarerId: null, ...given,
})

describe('an age', () => {
  test('counts whole months', () => expect(ageAt(aChild(), noon)).toEqual({ kind: 'to-the-month', years: 3, months: 2 }))
  test('turns five in the month of the fifth birthday', () => {
    expect(ageAt(aChild({ birthYear: 2021, birthMonth: 4 }), noon)).toEqual({ kind: 'to-the-month', years: 4, months: 11 })
    expect(ageAt(aChild({ birthYear: 2021, birthMonth: 3 }), noon)).toEqual({ kind: 'to-the-month', years: 5, months: 0 })
  })
  test('is one of two where only the year of birth is known', () => {
    expect(ageAt(aChild({ birthMonth: null }), noon)).toEqual({ kind: 'between', least: 2, most: 3 })
    expect(ageAt(aChild({ birthYear: 2026, birthMonth: null }), noon)).toEqual({ kind: 'between', least: 0, most: 0 })
  })
  test('is not told where nobody has said the year of birth', () => expect(ageAt(aChild({ birthYear: null }), noon)).toBeNull())
  test('is nothing before birth', () => {
    expect(ageAt(aChild({ birthYear: 2026, birthMonth: 4 }), noon)).toBeNull()
    expect(ageAt(aChild({ birthYear: 2027, birthMonth: null }), noon)).toBeNull()
  })
  test('follows the calendar of the place', () => {
    const lateOnNewYearsEve = { utc: '2025-12-31T23:30:00.000Z', zone: 'Asia/Tokyo' }
    expect(ageAt(aChild(), lateOnNewYearsEve)).toEqual({ kind: 'to-the-month', years: 3, months: 0 })
  })
})

describe('a family written down', () => {
  test('needs a name, a child, and a birth that has been', () => {
    expect(problemsOf(aDraft(), noon)).toEqual([])
    expect(problemsOf(aDraft({ children: [aChild({ birthYear: null, birthMonth: null })] }), noon)).toEqual([])
    expect(problemsOf(aDraft({ alias: '  ', children: [aChild({ name: '' })] }), noon)).toEqual(['no-alias', 'no-child'])
    expect(problemsOf(aDraft({ children: [aChild({ birthYear: 2026, birthMonth: 12 })] }), noon)).toEqual(['not-born-yet'])
  })

  test('leaves out the rows that stayed empty', () => {
    const draft = aDraft({ carers: [{ id: 'carer', name: ' Dana ', relation: 'mother' }, { id: 'empty', name: '', relation: ' ' }], children: [aChild(), aChild({ id: 'none', name: '' })] })
    const family = familyOf(draft, 'family', 'goal', noon)
    expect(family.carers).toEqual([{ id: 'carer', name: 'Dana', relation: 'mother' }])
    expect(family.children.map(({ id }) => id)).toEqual(['child'])
    expect(familySchema.safeParse(family).success).toBe(true)
  })

  test('has the goal in the words of the first adult unless another was named', () => {
    const carers = [{ id: 'one', name: 'Dana', relation: '' }, { id: 'two', name: 'Ash', relation: '' }]
    expect(familyOf(aDraft({ carers, goal: ' Calmer evenings ' }), 'family', 'goal', noon).goals).toEqual([{ id: 'goal', words: 'Calmer evenings', carerId: 'one', setAt: noon }])
    expect(familyOf(aDraft({ carers, goal: 'Calm', goalCarerId: 'two' }), 'family', 'goal', noon).goals[0]?.carerId).toBe('two')
    expect(familyOf(aDraft({ carers, goal: 'Calm', goalCarerId: 'gone' }), 'family', 'goal', noon).goals[0]?.carerId).toBe('one')
  })

  test('has languages divided by the commas of any script', () => {
    expect(languagesIn('English, Polish,')).toEqual(['English', 'Polish'])
    expect(languagesIn('العربية، English')).toEqual(['العربية', 'English'])
    expect(languagesIn(' , ')).toEqual([])
  })
})

test('a programme begins with all its sessions, numbered, and none of them held', () => {
  let count = 0
  const { programme, sessions } = beginProgramme('family', { ...sixVisits, themes: ['Snack'] }, noon, () => `id-${(count += 1)}`)
  expect(sessions.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
  expect(sessions.map(({ theme }) => theme)).toEqual(['Snack', '', '', '', '', ''])
  expect(sessions.filter(session => session.heldAt !== null || session.programmeId !== programme.id)).toEqual([])
})
