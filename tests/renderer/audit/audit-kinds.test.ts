import { expect, test } from 'vitest'
import { isOfKind } from '../../../renderer/features/audit/audit-kinds'

test('a wrong passphrase, a copy that was not made and lines that cannot be read are what failed', () => {
  expect(isOfKind({ kind: 'unlocked', failedAttempts: 2 }, 'failed')).toBe(true)
  expect(isOfKind({ kind: 'copy-failed', copyId: 'c' }, 'failed')).toBe(true)
  expect(isOfKind({ kind: 'lines-unreadable' }, 'failed')).toBe(true)
  expect(isOfKind({ kind: 'unlocked', failedAttempts: 0 }, 'failed')).toBe(false)
})

test('a line is found under what it tells, and everything under everything', () => {
  expect(isOfKind({ kind: 'copy-failed', copyId: 'c' }, 'copies')).toBe(true)
  expect(isOfKind({ kind: 'recovered' }, 'keys')).toBe(true)
  expect(isOfKind({ kind: 'recovered' }, 'opened')).toBe(true)
  expect(isOfKind({ kind: 'other' }, 'all')).toBe(true)
  expect(isOfKind({ kind: 'other' }, 'backups')).toBe(false)
})
