import Dexie, { type Table } from 'dexie'
import type { Migration } from './migration'
import { migrations as allMigrations } from './migrations'
import type { Row } from './sealing'
import type { TableName } from './tables'

/** The one place Dexie is opened. Another list of migrations lets a test open an older shape of the data. */
export class Database extends Dexie {
  constructor(name = 'second-look', migrations: readonly Migration[] = allMigrations) {
    // A note is on disk before we say "Saved".
    super(name, { chromeTransactionDurability: 'strict' })
    for (const { version, stores, upgrade } of migrations) {
      const step = this.version(version).stores(stores)
      if (upgrade) step.upgrade(upgrade)
    }
  }

  rows(table: TableName): Table<Row, string> {
    return this.table<Row, string>(table)
  }
}
