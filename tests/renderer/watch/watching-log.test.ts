// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { database } from '../../../renderer/db/open-database'
import { allOf } from '../../../renderer/db/queries/records'
import { logWatching, recoverWatching, rememberWatching } from '../../../renderer/state/watching-log'
import { loadWords } from '../../../renderer/words/words'
import { aFidelityEvent } from '../../support/makers'

const watched = (length: number) => aFidelityEvent({ id: 'watching', what: { kind: 'watched', filmId: 'film', length, pauses: 1, remarks: 0, clips: 3, clipsLength: 20_000 } })
const lines = async () => (await allOf('fidelityEvents')).map(({ what }) => what)

beforeAll(loadWords)
beforeEach(async () => {
  localStorage.clear()
  await database.rows('fidelityEvents').clear()
})

test('a watching leaves one line in the log', async () => {
  rememberWatching(watched(3_000))
  await logWatching(watched(9_000))
  await recoverWatching()
  expect(await lines()).toMatchObject([{ kind: 'watched', length: 9_000 }])
})

test('a watching that the app did not survive is logged at the next opportunity, once', async () => {
  rememberWatching(watched(5_000))
  await recoverWatching()
  await recoverWatching()
  expect(await lines()).toMatchObject([{ kind: 'watched', length: 5_000 }])
})

test('what is kept outside the log is ids and counts, never what was said', () => {
  rememberWatching(watched(5_000))
  const kept = Object.keys(JSON.parse(localStorage.getItem('watching-under-way') ?? '{}') as object)
  expect(kept.toSorted()).toEqual(['at', 'familyId', 'id', 'sessionId', 'what'])
})

test('where nothing is under way, nothing is written', async () => {
  localStorage.setItem('watching-under-way', '{"broken":')
  await expect(recoverWatching()).resolves.toBeUndefined()
  expect(await lines()).toEqual([])
})
