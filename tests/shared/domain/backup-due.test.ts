import { expect, test } from 'vitest'
import { isBackupDue } from '../../../shared/domain/backup-due'

const NOW = '2026-11-30T10:00:00.000Z'

test('a backup that was found whole within two weeks is enough', () => {
  expect(isBackupDue('2026-11-16T10:00:00.000Z', '2026-01-01T00:00:00.000Z', NOW)).toBe(false)
  expect(isBackupDue('2026-11-16T09:59:59.000Z', '2026-01-01T00:00:00.000Z', NOW)).toBe(true)
})

test('a new vault has two weeks before anybody is asked for its first backup', () => {
  expect(isBackupDue(null, '2026-11-20T10:00:00.000Z', NOW)).toBe(false)
  expect(isBackupDue(null, '2026-11-01T10:00:00.000Z', NOW)).toBe(true)
})
