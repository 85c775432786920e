import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { bringUpToDate } from '../../../renderer/db/bring-up-to-date'
import { Database } from '../../../renderer/db/database'
import { RecordStore } from '../../../renderer/db/record-store'
import type { Sealer } from '../../../renderer/db/sealer'
import { fakeSealer, type FakeSealer } from '../../support/fake-sealer'
import { aMoment, aRemark } from '../../support/makers'

let databases = 0
let database: Database
let sealer: FakeSealer

beforeEach(() => {
  databases += 1
  database = new Database(`up-to-date-${databases}`)
  sealer = fakeSealer()
})

const say = (vault: Sealer, id: string, words = id) => new RecordStore(database, vault).write([{ table: 'remarks', id, record: aRemark({ id, sessionId: 'session', words }) }])
const takeBack = (vault: Sealer, id: string) => new RecordStore(database, vault).write([{ table: 'remarks', id, record: null }])
const said = async (vault: Sealer, from = database) => (await new RecordStore(from, vault).all('remarks')).map(({ words }) => words)
const place = () => database.meta.get('journal')

/** The process ends at the question with this number; what was asked before it is done. */
function endingAt(vault: FakeSealer, last: number): Sealer {
  let asked = 0
  const until = <A, R>(ask: (args: A) => Promise<R>) => (args: A) => ((asked += 1) > last ? Promise.reject(new Error('The app ended')) : ask(args))
  return { 'records:commit': until(vault['records:commit']), 'records:open': until(vault['records:open']), 'records:seal': until(vault['records:seal']), 'records:head': until(vault['records:head']), 'records:ahead': until(vault['records:ahead']), 'records:since': until(vault['records:since']) }
}

test('a new vault and an empty database are nothing to speak of', async () => {
  expect(await bringUpToDate(database, sealer)).toEqual({ kind: 'nothing' })
})

test('a database that holds what the vault does is left alone', async () => {
  await say(sealer, 'a')
  expect(await bringUpToDate(database, sealer)).toEqual({ kind: 'nothing' })
  expect(sealer.asked.at(-1)).toBe('records:head')
})

test('what reached the vault only is brought into the database', async () => {
  await say(sealer, 'a')
  const other = new RecordStore(new Database(`other-${databases}`), sealer)
  await other.write([{ table: 'remarks', id: 'b', record: aRemark({ id: 'b', words: 'b' }) }])
  expect(await bringUpToDate(database, sealer)).toEqual({ kind: 'caught-up', records: 1 })
  expect(await said(sealer)).toEqual(['a', 'b'])
})

describe('an empty database', () => {
  test('is rebuilt from the vault as it was, deletions and changes included', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) await say(sealer, id)
    await say(sealer, 'b', 'b, said better')
    await takeBack(sealer, 'c')
    const before = await said(sealer)
    database = new Database(`rebuilt-${databases}`)
    expect(await bringUpToDate(database, sealer)).toEqual({ kind: 'rebuilt', records: 4, families: 0, sessions: 0 })
    expect(await said(sealer)).toEqual(before)
    expect(await place()).toMatchObject({ number: 7 })
  })

  test('says from the beginning how far it is', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) await say(sealer, id)
    const shares: number[] = []
    await bringUpToDate(new Database(`told-${databases}`), sealer, share => void shares.push(share))
    expect(shares).toEqual([0, 0.5, 1])
  })

  test.each([1, 2, 3, 4])('comes to the same where the app ended at question %i', async last => {
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) await say(sealer, id)
    database = new Database(`interrupted-${databases}`)
    await bringUpToDate(database, endingAt(sealer, last)).catch(() => undefined)
    await bringUpToDate(database, sealer)
    expect(await said(sealer)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g'])
  })
})

test('a database of another vault is emptied and filled from this one', async () => {
  await say(fakeSealer(), 'theirs')
  const store = new RecordStore(new Database(`this-${databases}`), sealer)
  await store.write([{ table: 'remarks', id: 'ours', record: aRemark({ id: 'ours', words: 'ours' }) }])
  expect(await bringUpToDate(database, sealer)).toEqual({ kind: 'rebuilt', records: 1, families: 0, sessions: 0 })
  expect(await said(sealer)).toEqual(['ours'])
})

describe('where the vault was put back from a backup', () => {
  async function newerThanBackup(): Promise<FakeSealer> {
    await say(sealer, 'a')
    await say(sealer, 'b')
    await say(sealer, 'c')
    await say(sealer, 'b', 'b, said better')
    await takeBack(sealer, 'c')
    await say(sealer, 'd')
    return sealer.putBack(3)
  }
  const now = ['a', 'b, said better', 'd']

  test('nothing that is newer is lost, and the vault has it again', async () => {
    const backup = await newerThanBackup()
    expect(await bringUpToDate(database, backup)).toEqual({ kind: 'brought-back', records: 3, unreadable: 0 })
    expect(await said(backup)).toEqual(now)
    const fromVault = new Database(`from-vault-${databases}`)
    await bringUpToDate(fromVault, backup)
    expect(await said(backup, fromVault)).toEqual(now)
    expect(await bringUpToDate(database, backup)).toEqual({ kind: 'nothing' })
  })

  test.each([1, 2, 3, 4, 5, 6, 7])('comes to the same where the app ended at question %i', async last => {
    const backup = await newerThanBackup()
    await bringUpToDate(database, endingAt(backup, last)).catch(() => undefined)
    await bringUpToDate(database, backup)
    expect(await said(backup)).toEqual(now)
    const fromVault = new Database(`from-vault-${databases}`)
    await bringUpToDate(fromVault, backup)
    expect(await said(backup, fromVault)).toEqual(now)
  })

  test('one newer step in two tables is brought back whole, wherever the app ended', async () => {
    await say(sealer, 'a')
    const backup = sealer.putBack(1)
    await new RecordStore(database, sealer).write([
      { table: 'remarks', id: 'b', record: aRemark({ id: 'b', sessionId: 'session', words: 'b' }) },
      { table: 'moments', id: 'm', record: aMoment({ id: 'm', sessionId: 'session' }) },
    ])
    // One table is in the vault again, which makes its number what the database’s was.
    await bringUpToDate(database, endingAt(backup, 5)).catch(() => undefined)
    expect(backup.steps).toHaveLength(2)
    await bringUpToDate(database, backup)
    const fromVault = new Database(`from-vault-${databases}`)
    await bringUpToDate(fromVault, backup)
    expect([await fromVault.rows('remarks').count(), await fromVault.rows('moments').count()]).toEqual([2, 1])
  })

  test('what was sealed with keys that only the newer vault had is counted', async () => {
    await say(sealer, 'a')
    const backup = sealer.putBack(1)
    await new RecordStore(database, sealer).write([{ table: 'remarks', id: 'b', record: aRemark({ id: 'b', sessionId: 'begun since' }) }])
    expect(await bringUpToDate(database, backup)).toEqual({ kind: 'brought-back', records: 0, unreadable: 1 })
    expect(await said(backup)).toEqual(['a'])
  })
})

describe('where somebody without a key says that the database is newer', () => {
  test.each([
    ['with a higher number', { number: 999 }],
    ['with a higher number and a proof of another', { number: 999, proof: 'of-another' }],
    ['with what is written while it is brought back', { ahead: 'now' }],
  ])('%s: old rows do not get into the journal, and what the vault holds is shown', async (_, forged) => {
    await say(sealer, 'a', 'consent given')
    const old = await database.rows('remarks').toArray()
    await say(sealer, 'a', 'consent withdrawn')
    await database.rows('remarks').bulkPut(old)
    await database.meta.update('journal', forged)
    expect(await bringUpToDate(database, sealer)).toEqual({ kind: 'rebuilt', records: 1, families: 0, sessions: 0 })
    expect(sealer.steps).toHaveLength(2)
    expect(await said(sealer)).toEqual(['consent withdrawn'])
  })
})

test('a database from before there were proofs gets one at the first start', async () => {
  await say(sealer, 'a')
  await database.meta.put({ id: 'journal', vaultId: sealer.vaultId, number: 1 })
  await bringUpToDate(database, sealer)
  await say(sealer, 'b')
  expect(await bringUpToDate(database, sealer.putBack(1))).toMatchObject({ kind: 'brought-back' })
})
