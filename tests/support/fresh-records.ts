import { database, sealWith, store } from '../../renderer/db/open-database'
import { fakeSealer, type FakeSealer } from './fake-sealer'

/** The app's own store, empty, with a vault that nothing was written into. */
export async function freshRecords(): Promise<FakeSealer> {
  const sealer = fakeSealer()
  sealWith(sealer)
  store.forget()
  await Promise.all(database.tables.map(table => table.clear()))
  return sealer
}
