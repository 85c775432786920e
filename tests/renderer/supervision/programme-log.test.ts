import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { programmeLog, programmeLogs } from '../../../renderer/db/queries/programme-log'
import { demoFamily } from '../../../renderer/demo/demo-family'
import { history } from '../../../renderer/state/app-history'
import { insertion } from '../../../renderer/state/step'
import { emptyRating } from '../../../shared/domain/fidelity'
import { nextVersion } from '../../../shared/domain/session-note'
import { freshRecords } from '../../support/fresh-records'
import { aMedia } from '../../support/makers'

const now = { utc: '2026-11-22T09:30:00.000Z', zone: 'Europe/London' }

beforeEach(async () => {
  await freshRecords()
  let count = 0
  await history.commit({ label: '', changes: demoFamily(now, () => `id-${(count += 1)}`, { recordingId: 'demo-play', media: aMedia() }) })
})

const theLog = async () => {
  const [log] = await programmeLogs()
  if (!log) throw new Error('No programme')
  return log
}

test('lists every session in order, those still to come included', async () => {
  const { sessions } = await theLog()
  expect(sessions.map(({ session }) => session.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect(sessions.map(({ line }) => line.signed !== null)).toEqual([true, true, true, false, false, false, false, false, false, false])
})

test("keeps the worker's own rating apart from those of observers", async () => {
  const [first] = (await theLog()).sessions
  if (!first) throw new Error('No session')
  const observed = { ...emptyRating('observed', first.session, 'observer', 'Jo', 5), adherence: 2 }
  await history.commit({ label: '', changes: [insertion('fidelityRatings', observed)] })
  const [after] = (await theLog()).sessions
  expect(after?.self?.adherence).toBe(4)
  expect(after?.observers).toEqual([observed])
})

test('the log shows what was signed, also while a later version is being written', async () => {
  const [first] = (await theLog()).sessions
  if (!first?.note) throw new Error('No signed session')
  await history.commit({ label: '', changes: [insertion('notes', nextVersion(first.note, 'second', 'The place was wrong'))] })
  await history.edit('sessions', first.session.id, { label: '' }, before => ({ ...before, place: 'At the centre' }))
  const [after] = (await theLog()).sessions
  expect(after).toMatchObject({ draftVersion: 2, note: { version: 1 }, session: { place: 'At home' } })
})

test('a session that nobody rated has no rating, rather than an empty one', async () => {
  const today = (await theLog()).sessions[3]
  expect(today).toMatchObject({ self: null, observers: [], note: null })
})

test('a programme that is gone is told as gone', async () => {
  expect(await programmeLog('nowhere')).toBeNull()
})
