import { expect, test } from 'vitest'
import { endedUnlocked } from '../../../renderer/features/audit/ended-unlocked'
import type { Audited, AuditLine } from '../../../shared/domain/audit'

const created: Audited = { kind: 'created' }
const unlocked: Audited = { kind: 'unlocked', failedAttempts: 0 }
const locked: Audited = { kind: 'locked', by: 'page' }
const restored: Audited = { kind: 'restored', backupId: 'b' }
const byService: Audited = { kind: 'opened-by-service', slotId: 's' }
const erased: Audited = { kind: 'recording-removed', recordingId: 'r' }

/** As they were written, the oldest first. */
const listOf = (...whats: readonly Audited[]): readonly AuditLine[] => whats.map((what, index) => ({ counter: index + 1, at: '2026-11-23T10:00:00.000Z', what })).toReversed()
const places = (lines: readonly AuditLine[]) => lines.filter((_, index) => endedUnlocked(lines, index)).map(({ counter }) => counter)

test('an opening that follows an opening, with no locking between, tells that the program had ended without', () => {
  expect(places(listOf(created, erased, unlocked, locked, unlocked, unlocked))).toEqual([6, 3])
})

test('between being locked and being opened nothing is told, whatever was written while it was open', () => {
  expect(places(listOf(created, locked, unlocked, erased, locked, byService, erased, locked))).toEqual([])
})

test('nothing is told at the end of the lines that are there', () => {
  expect(places(listOf(created, erased, unlocked).slice(0, 2))).toEqual([])
})

test('nothing is told where the line about locking may be among those that are missing or cannot be read', () => {
  expect(places(listOf(created, erased, erased, unlocked).toSpliced(1, 1))).toEqual([])
  expect(places(listOf(created, { kind: 'lines-unreadable' }, unlocked))).toEqual([])
  expect(places(listOf(created, { kind: 'ends-missing' }, unlocked))).toEqual([])
  expect(places(listOf(created, { kind: 'other' }, unlocked))).toEqual([])
})

test('a backup that is brought back was made while the vault was open, and the sheet or key it was opened with is told of after it', () => {
  expect(places(listOf(created, restored, byService, locked))).toEqual([])
  expect(places(listOf(created, restored, unlocked))).toEqual([3])
  expect(places(listOf(created, restored, byService, unlocked))).toEqual([4])
  expect(places(listOf(created, restored, { kind: 'recovered' }, locked))).toEqual([])
  expect(places(listOf(created, restored, { kind: 'recovered', failedAttempts: 0 }))).toEqual([3])
})
