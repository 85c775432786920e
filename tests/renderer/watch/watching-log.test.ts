import 'fake-indexeddb/auto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { allOf } from '../../../renderer/db/queries/records'
import { addRemark } from '../../../renderer/features/watch/remarks'
import { history } from '../../../renderer/state/app-history'
import { logWatching, recoverWatchings, rememberWatching } from '../../../renderer/state/watching-log'
import { loadWords } from '../../../renderer/words/words'
import { freshRecords } from '../../support/fresh-records'
import { aFidelityEvent } from '../../support/makers'

const watched = (length: number, remarks = 0) => aFidelityEvent({ id: 'watching', what: { kind: 'watched', filmId: 'film', length, pauses: 1, remarks, clips: 3, clipsLength: 20_000 } })
const said = { at: 4_000, who: 'Dana', words: 'That one!' }
const lines = async () => (await allOf('fidelityEvents')).map(({ what }) => what)

beforeAll(loadWords)
beforeEach(async () => {
  await freshRecords()
  history.forget()
})

test('a watching leaves one line in the log, and nothing else', async () => {
  await rememberWatching(watched(3_000))
  await logWatching(watched(9_000))
  await recoverWatchings()
  expect(await lines()).toMatchObject([{ kind: 'watched', length: 9_000 }])
  expect(await allOf('watchings')).toEqual([])
})

test('a watching that the app did not survive is logged at the next start, once', async () => {
  await rememberWatching(watched(5_000))
  await recoverWatchings()
  await recoverWatchings()
  expect(await lines()).toMatchObject([{ kind: 'watched', length: 5_000 }])
})

test('a watching that was logged although its page did not live to hear of it is still one line', async () => {
  await logWatching(watched(9_000))
  await rememberWatching(watched(9_000, 1))
  await recoverWatchings()
  expect(await lines()).toMatchObject([{ length: 9_000, remarks: 1 }])
})

test('two watchings that were cut off are two lines', async () => {
  await rememberWatching(watched(5_000))
  await rememberWatching({ ...watched(2_000), id: 'another' })
  await recoverWatchings()
  expect(await lines()).toHaveLength(2)
})

test('a remark and the watching that counts it are kept together', async () => {
  await addRemark('session', 'film', said, watched(5_000, 1))
  expect(await allOf('remarks')).toMatchObject([{ words: 'That one!' }])
  await recoverWatchings()
  expect(await lines()).toMatchObject([{ remarks: 1 }])
})

test('undoing a remark leaves the watching under way alone, and a watching is never undone', async () => {
  await addRemark('session', 'film', said, watched(5_000, 1))
  await rememberWatching(watched(6_000, 1))
  await history.undo()
  expect(await allOf('remarks')).toEqual([])
  expect(await allOf('watchings')).toMatchObject([{ what: { length: 6_000 } }])
  expect(history.nextUndo).toBeNull()
})

test('where nothing is under way, nothing is written', async () => {
  await recoverWatchings()
  expect(await lines()).toEqual([])
})
