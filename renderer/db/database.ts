import Dexie, { type Table } from 'dexie'
import type { Migration } from './migration'
import { migrations as allMigrations } from './migrations'
import type { Block } from './blocks'
import { rowsInBlocks, singleRows, type KeptRows } from './kept-rows'
import type { Row } from './row'
import { inBlocks, type TableName } from './tables'

/** How far the database has followed the vault's journal. */
export interface JournalPlace {
  readonly id: 'journal'
  readonly vaultId: string
  /** Of the last step that the database holds. */
  readonly number: number
  /** Of main, that the journal came that far; there is none before the first step, nor from before there were any. */
  readonly proof?: string
  /** Of main, that the database holds what the journal has lost: it is bringing it back. */
  readonly ahead?: string
}

/**
 * What the page works with: sealed rows, which can be rebuilt from the vault's journal at any time. The one place Dexie is
 * opened. Another list of migrations lets a test open an older shape of the data.
 */
export class Database extends Dexie {
  constructor(name = 'second-look-sealed', migrations: readonly Migration[] = allMigrations) {
    // What is saved is on disk in the vault's journal. The database comes after it, and catches up where a power cut takes its
    // last steps: to wait for the disk a second time would make no step any safer, and the slowest ones twice as slow.
    super(name, { chromeTransactionDurability: 'relaxed' })
    for (const { version, stores, upgrade } of migrations) {
      const step = this.version(version).stores(stores)
      if (upgrade) step.upgrade(upgrade)
    }
  }

  /** The rows of a kind of record, however they lie. */
  kept(table: TableName): KeptRows {
    const blocks = inBlocks[table]
    return blocks === undefined ? singleRows(this.table<Row, string>(table)) : rowsInBlocks(this.table<Block, string>(blocks))
  }

  /** As they lie, where each is one of its own. */
  rows(table: Exclude<TableName, 'annotations'>): Table<Row, string> {
    return this.table<Row, string>(table)
  }

  /** What the list says of each family, sealed; not in the journal, as it can be told again from the records. */
  get standings(): Table<Row, string> {
    return this.table<Row, string>('standings')
  }

  get meta(): Table<JournalPlace, string> {
    return this.table<JournalPlace, string>('meta')
  }
}
