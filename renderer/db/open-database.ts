import { Database } from './database'
import { RecordStore } from './record-store'
import type { Sealer } from './sealer'

let given: Sealer | null = null

/** Who seals the app's records; said once, when the page has the bridge and before anything is read. */
export function sealWith(sealer: Sealer): void {
  given = sealer
}

function sealer(): Sealer {
  if (!given) throw new Error('Records are asked for before the vault is')
  return given
}

/** The app's own database; tests make theirs. */
export const database = new Database()

export const store = new RecordStore(database, {
  'records:commit': args => sealer()['records:commit'](args),
  'records:open': args => sealer()['records:open'](args),
  'records:seal': args => sealer()['records:seal'](args),
  'records:head': args => sealer()['records:head'](args),
  'records:ahead': args => sealer()['records:ahead'](args),
  'records:since': args => sealer()['records:since'](args),
})

/** Something was erased: no open record of it stays behind. */
export function forgetOpened(): void {
  store.forget()
}
