import type { Transaction } from 'dexie'

/** One step of the database's shape. A shipped one is never edited. */
export interface Migration {
  readonly version: number
  /** Only the tables whose indexes change. */
  readonly stores: Readonly<Record<string, string | null>>
  /** Bodies are sealed, and opening them would outlast the transaction: only ids can be changed here. */
  readonly upgrade?: (transaction: Transaction) => PromiseLike<unknown>
}
