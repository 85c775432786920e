import { bringBack } from './bring-back'
import { catchUp } from './catch-up'
import type { Database, JournalPlace } from './database'
import type { Sealer } from './sealer'
import { storeOf, tables, type TableName } from './tables'

/** What had to be done before the database could be worked with. `records` counts what was changed. */
export type BroughtUpToDate =
  | { readonly kind: 'nothing' }
  /** The app ended between writing into the vault and into the database. */
  | { readonly kind: 'caught-up'; readonly records: number }
  /** The database was empty, belonged to another vault, or was said to be newer than this one by somebody else than the vault. */
  | { readonly kind: 'rebuilt'; readonly records: number; readonly families: number; readonly sessions: number }
  /** The vault's folder is older than the database: what was newer is in the vault again. */
  | { readonly kind: 'brought-back'; readonly records: number; readonly unreadable: number }

/**
 * Makes the database hold what the vault's journal does, before anything is read from it. It can be interrupted anywhere, and
 * comes to the same at the next start. `onProgress` hears, from 0 to 1, how far what is missing was brought; nothing where nothing is.
 */
export async function bringUpToDate(database: Database, sealer: Sealer, onProgress: (share: number) => void = () => undefined): Promise<BroughtUpToDate> {
  const [head, standing] = await Promise.all([sealer['records:head']({}), database.meta.get('journal')])
  if (standing?.vaultId !== head.vaultId) return rebuild(database, sealer, head, onProgress)
  if (standing.ahead !== undefined || standing.number > head.number) {
    const { number, proof = '', ahead: told = null } = standing
    const { ahead } = await sealer['records:ahead']({ number, proof, ahead: told })
    // Somebody wrote there that it is newer: the journal is believed, and nothing of it.
    if (ahead === null) return rebuild(database, sealer, head, onProgress)
    return { kind: 'brought-back', ...(await bringBack(database, sealer, standing, ahead)) }
  }
  if (standing.number === head.number) {
    if (standing.proof !== head.proof) await database.meta.put({ ...standing, proof: head.proof })
    return { kind: 'nothing' }
  }
  return { kind: 'caught-up', records: await catchUp(database, sealer, standing, number => onProgress((number - standing.number) / (head.number - standing.number))) }
}

async function rebuild(database: Database, sealer: Sealer, { vaultId, number }: { readonly vaultId: string; readonly number: number }, onProgress: (share: number) => void): Promise<BroughtUpToDate> {
  if (number > 0) onProgress(0)
  const beginning: JournalPlace = { id: 'journal', vaultId, number: 0 }
  const names = Object.keys(tables) as TableName[]
  const stores = [...names.map(storeOf), 'standings']
  await database.transaction('rw', [...stores, 'meta'], async () => {
    for (const store of stores) await database.table(store).clear()
    await database.meta.put(beginning)
  })
  await catchUp(database, sealer, beginning, reached => number > 0 && onProgress(Math.min(1, reached / number)))
  const counts = new Map(await Promise.all(names.map(async name => [name, await database.kept(name).count()] as const)))
  const records = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return records === 0 ? { kind: 'nothing' } : { kind: 'rebuilt', records, families: counts.get('families') ?? 0, sessions: counts.get('sessions') ?? 0 }
}
