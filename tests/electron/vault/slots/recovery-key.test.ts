import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatRecoveryKey, parseRecoveryKey } from '../../../../electron/vault/slots/recovery-key'

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const key = Buffer.from('00112233445566778899aabbccddeeff01234567', 'hex')
const printed = formatRecoveryKey(key)
const someKey = fc.uint8Array({ minLength: 20, maxLength: 20 }).map((bytes) => Buffer.from(bytes))
const groupsOf = (text: string) => text.split('-')
const withGroup = (text: string, group: number, change: (letters: string) => string) => groupsOf(text).map((letters, index) => (index === group ? change(letters) : letters)).join('-')

test('a recovery key is printed as eight groups of four letters and a check letter', () => {
  expect(printed).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/)
  // Written down once, so that sheets printed by earlier versions stay good.
  expect(printed).toMatchInlineSnapshot(`"008J4-4CT4F-ANK7A-F24SK-NAXWZ-SQFEM-ZW0J2-6HB7F"`)
})

test('what was printed is read back', () => {
  fc.assert(
    fc.property(someKey, (bytes) => {
      expect(parseRecoveryKey(formatRecoveryKey(bytes))).toEqual({ ok: true, bytes })
    }),
    { numRuns: 1_000 },
  )
})

describe('typing it is forgiven', () => {
  test.each([
    ['small letters', printed.toLowerCase()],
    ['spaces for hyphens', printed.replaceAll('-', ' ')],
    ['neither', printed.replaceAll('-', '')],
    ['several lines', printed.replaceAll('-', '\r\n  ')],
    ['longer dashes', ` ${printed.replaceAll('-', ' – ')}\t`],
    ['groups that are cut elsewhere', printed.replaceAll('-', '').replaceAll(/.{3}/g, '$& ')],
    ['O for a nought', printed.replaceAll('0', 'O')],
    ['o for a nought', printed.replaceAll('0', 'o')],
    ['I for a one', printed.replaceAll('1', 'I')],
    ['l for a one', printed.replaceAll('1', 'l')],
    ['wide letters', printed.replaceAll('A', 'Ａ')],
  ])('%s', (_, typed) => {
    expect(parseRecoveryKey(typed)).toEqual({ ok: true, bytes: key })
  })
})

describe('the group with a slip is named', () => {
  test('for every wrong letter in every place', () => {
    const found = groupsOf(printed).flatMap((letters, group) =>
      Array.from(letters).flatMap((right, place) =>
        Array.from(`${LETTERS}U!é`)
          .filter((wrong) => wrong !== right)
          .map((wrong) => ({ group, read: parseRecoveryKey(withGroup(printed, group, (text) => text.slice(0, place) + wrong + text.slice(place + 1))) })),
      ),
    )
    expect(found.length).toBe(40 * 34)
    expect(found.filter(({ group, read }) => read.ok || read.mistypedGroups.join() !== String(group + 1))).toEqual([])
  })

  test('for two neighbouring letters swapped', () => {
    fc.assert(
      fc.property(someKey, fc.nat(7), fc.nat(3), (bytes, group, place) => {
        const right = formatRecoveryKey(bytes)
        const typed = withGroup(right, group, (text) => text.slice(0, place) + text.charAt(place + 1) + text.charAt(place) + text.slice(place + 2))
        fc.pre(typed !== right)
        expect(parseRecoveryKey(typed)).toEqual({ ok: false, mistypedGroups: [group + 1] })
      }),
      { numRuns: 1_000 },
    )
  })

  test('for both groups, where two are swapped', () => {
    const [first = '', second = '', ...others] = groupsOf(printed)
    expect(parseRecoveryKey([second, first, ...others].join('-'))).toEqual({ ok: false, mistypedGroups: [1, 2] })
  })

  test('for a letter left out or doubled, with and without hyphens', () => {
    const missing = withGroup(printed, 4, (text) => text.slice(1))
    const doubled = withGroup(printed, 2, (text) => `${text}${text.slice(-1)}`)
    expect(parseRecoveryKey(missing)).toEqual({ ok: false, mistypedGroups: [5] })
    expect(parseRecoveryKey(doubled)).toEqual({ ok: false, mistypedGroups: [3] })
    expect(parseRecoveryKey(missing.replaceAll('-', ''))).toEqual({ ok: false, mistypedGroups: [5] })
    expect(parseRecoveryKey(doubled.replaceAll('-', ''))).toMatchObject({ ok: false, mistypedGroups: [4] })
  })

  test('for a key that is not all there, or has too much', () => {
    expect(parseRecoveryKey('')).toEqual({ ok: false, mistypedGroups: [1] })
    expect(parseRecoveryKey(groupsOf(printed).slice(0, 6).join('-'))).toEqual({ ok: false, mistypedGroups: [7] })
    expect(parseRecoveryKey(`${printed}-00000`)).toEqual({ ok: false, mistypedGroups: [8] })
  })
})
