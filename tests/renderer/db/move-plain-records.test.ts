import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { beforeEach, expect, test, vi } from 'vitest'
import { bringUpToDate } from '../../../renderer/db/bring-up-to-date'
import { Database } from '../../../renderer/db/database'
import { movePlainRecords } from '../../../renderer/db/move-plain-records'
import { RecordStore } from '../../../renderer/db/record-store'
import type { Sealer } from '../../../renderer/db/sealer'
import { fakeSealer, type FakeSealer } from '../../support/fake-sealer'
import { aFidelityEvent, aMoment, aRemark } from '../../support/makers'

// The database as the version before sealing made it.
const firstShape = { remarks: 'id, sessionId', moments: 'id, familyId, sessionId, recordingId', settings: 'id', notes: 'id, familyId, sessionId' }
const secondShape = { watchings: 'id' }

let databases = 0
let plainName: string
let store: RecordStore
let sealer: FakeSealer

beforeEach(async () => {
  databases += 1
  plainName = `plain-${databases}`
  sealer = fakeSealer()
  store = new RecordStore(new Database(`sealed-${databases}`), sealer)
  await bringUpToDate(store.database, sealer)
})

async function plainDatabase(remarks: number): Promise<void> {
  const plain = new Dexie(plainName)
  plain.version(1).stores(firstShape)
  plain.version(2).stores(secondShape)
  await plain.table('remarks').bulkAdd(Array.from({ length: remarks }, (_, index) => ({ id: `r${index}`, sessionId: 'session', body: aRemark({ id: `r${index}`, words: `Said ${index}` }) })))
  const moment = aMoment({ id: 'm' })
  await plain.table('moments').add({ id: 'm', familyId: moment.familyId, sessionId: moment.sessionId, recordingId: moment.recordingId, body: moment })
  await plain.table('watchings').add({ id: 'w', body: aFidelityEvent({ id: 'w' }) })
  plain.close()
}

const move = async (into: RecordStore): Promise<number> => movePlainRecords(into, await sealer['records:head']({}), sealer, plainName)

test('where nothing was left in the open there is nothing to do', async () => {
  expect(await move(store)).toBe(0)
  expect(sealer.steps).toEqual([])
})

test('records of the version before are sealed, and the open ones are gone', async () => {
  await plainDatabase(3)
  expect(await move(store)).toBe(5)
  expect((await store.belongingTo('remarks', 'sessionId', 'session')).map(({ words }) => words)).toEqual(['Said 0', 'Said 1', 'Said 2'])
  expect(await store.all('moments')).toEqual([aMoment({ id: 'm' })])
  expect(await store.all('watchings')).toHaveLength(1)
  expect(await Dexie.exists(plainName)).toBe(false)
})

test('a database in the open that is there when all was taken over is nobody’s: none of it is taken', async () => {
  await move(store)
  await plainDatabase(3)
  expect(await move(store)).toBe(0)
  expect(await store.all('remarks')).toEqual([])
  expect(sealer.steps).toEqual([])
})

test('what was deleted since does not come back where the old database could not be deleted', async () => {
  await plainDatabase(1)
  vi.spyOn(Dexie.prototype, 'delete').mockRejectedValueOnce(new Error('In use'))
  expect(await move(store)).toBe(3)
  expect(await Dexie.exists(plainName)).toBe(true)
  await store.write([{ table: 'remarks', id: 'r0', record: null }])
  expect(await move(store)).toBe(0)
  expect(await store.all('remarks')).toEqual([])
  expect(await Dexie.exists(plainName)).toBe(false)
})

test.each([1, 2, 3, 4])('the app may end at question %i, and starting again comes to the same', async last => {
  await plainDatabase(1_200)
  let asked = 0
  const ending: Sealer = { ...sealer, 'records:commit': async args => {
    asked += 1
    if (asked > last) throw new Error('The app ended')
    return sealer['records:commit'](args)
  } }
  // Sealed, and the app ended before the database was written.
  const torn: Sealer = { ...sealer, 'records:commit': async args => {
    asked += 1
    const answer = await sealer['records:commit'](args)
    if (asked >= last) throw new Error('The app ended')
    return answer
  } }
  for (const ended of [ending, torn]) {
    asked = 0
    await move(new RecordStore(store.database, ended)).catch(() => undefined)
    // The process is gone, and with it its hold on the database.
    await bringUpToDate(store.database, sealer)
  }
  await move(store)
  const remarks = await store.all('remarks')
  expect(remarks.map(({ words }) => words).toSorted()).toEqual(Array.from({ length: 1_200 }, (_, index) => `Said ${index}`).toSorted())
  expect(sealer.steps.flatMap(({ changes }) => changes)).toHaveLength(1_202)
  expect(await Dexie.exists(plainName)).toBe(false)
})
