import { describe, expect, test } from 'vitest'
import { groupsOf, groupsToCheck, isGroup, spreadOver, unfinishedGroups, vaultName } from '../../../shared/domain/recovery-sheet'

const key = '1B2C3-4D5E6-7F8G9-0H1J2-3K4M5-6N7P8-9Q0R1-2S3T4'

describe('a group of the sheet that is typed back', () => {
  test('may be typed small, with spaces, and with the letters that look like its digits', () => {
    expect(isGroup('0h1j2', '0H1J2')).toBe(true)
    expect(isGroup(' oHlj2 ', '0H1J2')).toBe(true)
    expect(isGroup('0H-1J2', '0H1J2')).toBe(true)
  })

  test('is not taken for another', () => {
    expect(isGroup('0H1J3', '0H1J2')).toBe(false)
    expect(isGroup('', '0H1J2')).toBe(false)
    expect(isGroup('0H1J', '0H1J2')).toBe(false)
  })
})

test('two different groups are asked for, in the order of the sheet', () => {
  expect(groupsToCheck([13, 5, 2])).toEqual([2, 5])
  expect(() => groupsToCheck([3, 11, 19])).toThrow('Too few')
})

describe('what is typed into one field', () => {
  test('goes on in the next where it is longer than a group', () => {
    expect(spreadOver('4d5e67f', 1)).toEqual([
      { field: 1, letters: '4D5E6' },
      { field: 2, letters: '7F' },
    ])
  })

  test('fills all eight where it is the whole key, wherever it is pasted', () => {
    expect(spreadOver(` ${key.toLowerCase().replaceAll('-', ' ')} `, 5).map(({ letters }) => letters)).toEqual(groupsOf(key))
  })

  test('ends with the last field', () => {
    expect(spreadOver('2S3T4XX', 7)).toEqual([{ field: 7, letters: '2S3T4' }])
    expect(spreadOver('', 0)).toEqual([])
  })
})

test('groups with a letter missing are named as the sheet counts them', () => {
  expect(unfinishedGroups(groupsOf(key))).toEqual([])
  expect(unfinishedGroups(['1B2C3', '4D5E', ''])).toEqual([2, 3])
})

test('a vault has a short name that people can read out', () => {
  expect(vaultName('3f7a21bc00000000000000000000000f')).toBe('3F7A-21BC')
})
