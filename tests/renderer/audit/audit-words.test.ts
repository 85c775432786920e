import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { auditWords } from '../../../renderer/features/audit/audit-words'
import { loadWords } from '../../../renderer/words/words'
import { auditedSchema, missingBefore, NO_LINE, type Audited } from '../../../shared/domain/audit'

beforeAll(loadWords)
const told = (what: Audited) => auditWords(i18next.getFixedT(null, 'audit'), what)

const all: readonly Audited[] = [
  { kind: 'created' },
  { kind: 'unlocked', failedAttempts: 2 },
  { kind: 'locked', by: 'page' },
  { kind: 'locked', by: 'system' },
  { kind: 'locked', by: 'end' },
  { kind: 'locked', by: 'alone' },
  { kind: 'locked', by: 'rest' },
  { kind: 'recovered' },
  { kind: 'opened-by-service', slotId: 'abc' },
  { kind: 'passphrase-changed', failedAttempts: 0 },
  { kind: 'sheet-renewed', failedAttempts: 0 },
  { kind: 'all-changed', failedAttempts: 0 },
  { kind: 'service-key-added', slotId: 'abc', failedAttempts: 0 },
  { kind: 'service-key-removed', slotId: 'abc', failedAttempts: 0 },
  { kind: 'recording-removed', recordingId: 'abc' },
  { kind: 'erasing-family', familyId: 'abc', sessions: 1, recordings: 2 },
  { kind: 'family-erased', familyId: 'abc', sessions: 1, recordings: 2 },
  { kind: 'erasing-again', owners: 2 },
  { kind: 'erased-list-refused' },
  { kind: 'plain-refused' },
  { kind: 'ends-missing' },
  { kind: 'giving-copy', copyId: 'c', recordingId: 'abc', adults: ['mother', 'grandfather'], children: 1, consentId: null, reason: 'for the grandparents', place: 'removable' },
  { kind: 'copy-given', copyId: 'c', bytes: 2_000_000, sha256: 'a'.repeat(64) },
  { kind: 'copy-failed', copyId: 'c' },
  { kind: 'saving-page', pageId: 'p', place: 'folder' },
  { kind: 'page-not-saved', pageId: 'p' },
  { kind: 'backup-made', backupId: 'b' },
  { kind: 'backup-verified', backupId: 'b' },
  { kind: 'restored', backupId: 'b' },
  { kind: 'lines-unreadable' },
  { kind: 'steps-missing', steps: 3 },
  { kind: 'other' },
]

test('everything that can be written down has words of its own', () => {
  expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(auditedSchema.options.map(option => option.shape.kind.value)))
  for (const what of all) expect(told(what)).toMatch(/^[A-Z].*\w.*[.”\u2069]$/s)
  for (const what of all) expect(told(what)).not.toMatch(/\{\{|what\.|undefined/)
  expect(new Set(all.map(told)).size).toBe(all.length)
})

test('wrong passphrases before the right one are counted', () => {
  expect(told({ kind: 'unlocked', failedAttempts: 0 })).toBe('Opened with the passphrase.')
  expect(told({ kind: 'unlocked', failedAttempts: 2 })).toContain('2 wrong passphrases')
})

test('a copy is told with who is in it, whether there was a yes, and why', () => {
  const words = told({ kind: 'giving-copy', copyId: 'c', recordingId: 'abc', adults: ['mother'], children: 2, consentId: null, reason: 'for the grandparents', place: 'synced' })
  for (const part of ['mother', '2 children', 'No consent covered it', 'for the grandparents', 'internet']) expect(words).toContain(part)
})

test('a number that is left out is a line that is missing', () => {
  const line = (counter: number) => ({ counter, at: '2026-11-22T10:00:00.000Z', what: { kind: 'recovered' } }) as const
  expect(missingBefore(line(5), line(4))).toBe(0)
  expect(missingBefore(line(5), line(2))).toBe(2)
  expect(missingBefore(line(5), null)).toBe(0)
  expect(missingBefore(line(5), NO_LINE)).toBe(4)
  expect(missingBefore(line(1), NO_LINE)).toBe(0)
})
