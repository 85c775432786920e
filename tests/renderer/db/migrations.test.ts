import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { Database } from '../../../renderer/db/database'
import { migrations } from '../../../renderer/db/migrations'
import type { Migration } from '../../../renderer/db/migration'
import { openRow, sealRecord } from '../../../renderer/db/sealing'
import { references, tables, type TableName } from '../../../renderer/db/tables'
import { aFidelityEvent, aRemark } from '../../support/makers'

const tableNames = Object.keys(tables) as TableName[]

test('migrations are numbered from 1 without a gap', () => {
  expect(migrations.map(migration => migration.version)).toEqual(migrations.map((_, index) => index + 1))
})

test('every kind of record has its table', async () => {
  const db = new Database('every-table')
  await db.open()
  expect(db.tables.map(table => table.name).toSorted()).toEqual(tableNames.toSorted())
  db.close()
})

test('nothing but ids is indexed', async () => {
  const db = new Database('only-ids')
  await db.open()
  const indexed = db.tables.flatMap(table => table.schema.indexes.map(index => index.name))
  expect(indexed.filter(name => !(references as readonly string[]).includes(name))).toEqual([])
  db.close()
})

// The machinery, shown with a step that does not ship: it stands before the first released shape has to be carried over.
const splitsWho: Migration = {
  version: migrations.length + 1,
  stores: { remarks: 'id, sessionId, filmId' },
  upgrade: transaction =>
    transaction
      .table('remarks')
      .toCollection()
      .modify(row => {
        row.filmId = row.body.filmId
      }),
}

test('a store of the version before opens in the next one, keeps its records and can be written and opened again', async () => {
  const before = new Database('upgrade')
  await before.rows('remarks').add(sealRecord('remarks', aRemark({ id: 'a', filmId: 'film-7', words: 'Look!' })))
  before.close()

  const after = new Database('upgrade', [...migrations, splitsWho])
  const [row] = await after.rows('remarks').where('filmId').equals('film-7').toArray()
  expect(row && openRow('remarks', row).words).toBe('Look!')
  await after.rows('remarks').add(sealRecord('remarks', aRemark({ id: 'b' })))
  after.close()

  const again = new Database('upgrade', [...migrations, splitsWho])
  expect(await again.rows('remarks').count()).toBe(2)
  again.close()
})

test('records from before watchings were kept while they go on are still there', async () => {
  const before = new Database('before-watchings', migrations.slice(0, 1))
  await before.rows('remarks').add(sealRecord('remarks', aRemark({ id: 'a' })))
  before.close()

  const after = new Database('before-watchings')
  await after.rows('watchings').add(sealRecord('watchings', aFidelityEvent({ id: 'b' })))
  after.close()

  const again = new Database('before-watchings')
  expect([await again.rows('remarks').count(), await again.rows('watchings').count()]).toEqual([1, 1])
  again.close()
})

test('a migration that fails leaves the store as it was', async () => {
  const before = new Database('failed-upgrade')
  await before.rows('remarks').add(sealRecord('remarks', aRemark({ id: 'a' })))
  before.close()

  const failing: Migration = { ...splitsWho, upgrade: () => Promise.reject(new Error('half way')) }
  await expect(new Database('failed-upgrade', [...migrations, failing]).open()).rejects.toThrow()

  const still = new Database('failed-upgrade')
  expect(await still.rows('remarks').count()).toBe(1)
  still.close()
})
