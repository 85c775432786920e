import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { recordHandlers } from '../../../electron/record-handlers'
import { bringUpToDate } from '../../../renderer/db/bring-up-to-date'
import { Database } from '../../../renderer/db/database'
import { RecordStore } from '../../../renderer/db/record-store'
import { demoFamily } from '../../../renderer/demo/demo-family'
import { aDataFolder } from '../../support/data-folder'
import { aMedia, noon } from '../../support/makers'
import { openWholeVault } from '../../support/test-vault'

// The page's half and the vault's half together, without a window between them.
test('what the page wrote is read from the vault’s folder by a page that has nothing', async () => {
  const folder = await aDataFolder()
  const before = await openWholeVault(folder)
  const store = new RecordStore(new Database('page'), recordHandlers(before))
  let ids = 0
  const changes = demoFamily(noon, () => `id-${(ids += 1)}`, { recordingId: 'demo-play', media: aMedia() })
  await store.write(changes.map(({ table, id, after }) => ({ table, id, record: after })))
  await store.write([{ table: 'remarks', id: 'none', record: null }])
  await before.vault.close()

  const sealer = recordHandlers(await openWholeVault(folder))
  const database = new Database('page-that-has-nothing')
  const count = (name: string): number => changes.filter(({ table }) => table === name).length
  expect(await bringUpToDate(database, sealer)).toEqual({ kind: 'rebuilt', records: changes.length, families: count('families'), sessions: count('sessions') })
  const rebuilt = new RecordStore(database, sealer)
  const written = changes.filter(({ table }) => table === 'moments').map(({ after }) => after)
  expect(await rebuilt.all('moments')).toHaveLength(written.length)
  expect(await rebuilt.all('moments')).toEqual(expect.arrayContaining(written))
})
