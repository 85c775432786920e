import { expect, test } from 'vitest'
import { sampleOf } from '../../faults/fault'
import { killBackup } from '../../faults/kill-backup'

test('a backup that is killed in the middle leaves the one before whole, and the next one succeeds', async () => {
  expect(await sampleOf(killBackup, 6)).toEqual({ 'kill.backup.count': 6, 'kill.backup.bad': 0 })
}, 180_000)
