import { randomUUID } from 'node:crypto'
import { Database } from '../../renderer/db/database'
import { RecordStore } from '../../renderer/db/record-store'
import { History } from '../../renderer/state/history'
import { fakeSealer } from './fake-sealer'

/** A history of its own on an empty database, for tests that look at history itself; `now` in ms, as a page's clock runs. */
export function ownHistory(now?: () => number) {
  const db = new Database(`history-${randomUUID()}`)
  const sealer = fakeSealer()
  const store = new RecordStore(db, sealer)
  return { db, sealer, store, history: new History(store, now) }
}
