import { copyFile, link, mkdir, readdir } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { groupOf, referencesOf } from '../../renderer/db/row'
import type { RecordOf, TableName } from '../../renderer/db/tables'
import type { RecordChange } from '../../electron/vault/documents/records'
import { openDoor, type Door } from '../../electron/vault/door'
import type { OpenedVault } from '../../electron/vault/sealed-vault'
import { FLOOR } from '../../electron/vault/slots/passphrase-key'
import { PASSPHRASE } from '../e2e/door'

/** A new vault in a data folder, with the passphrase of the stories at its cheapest. */
export async function makeVault(dataFolder: string): Promise<OpenedVault> {
  return (await (await doorOf(dataFolder)).create(passphrase())).opened
}

export async function unlockVault(dataFolder: string): Promise<OpenedVault> {
  return (await doorOf(dataFolder)).unlock(passphrase())
}

/** The recovery sheet that opens the vault in a data folder, by the id of its slot. */
export async function recoverySlot(dataFolder: string): Promise<string> {
  const slot = (await (await doorOf(dataFolder)).slots()).find(({ kind }) => kind === 'recovery')
  if (!slot) throw new Error('The vault has no recovery sheet')
  return slot.id
}

const doorOf = (dataFolder: string): Promise<Door> => openDoor(dataFolder, { clocks: { now: () => Date.now(), elapsed: () => performance.now() }, kdf: FLOOR })
const passphrase = (): Uint8Array => new TextEncoder().encode(PASSPHRASE)

/** Puts a vault that was prepared into a data folder. Footage never changes, so it is linked; everything else is copied. */
export async function layInVault(kept: string, dataFolder: string): Promise<void> {
  const files = await readdir(join(kept, 'vault'), { recursive: true, withFileTypes: true })
  for (const file of files.filter((entry) => entry.isFile())) {
    const place = join(dataFolder, relative(kept, file.parentPath))
    await mkdir(place, { recursive: true })
    const lay = basename(file.parentPath) === 'media' ? link : copyFile
    await lay(join(file.parentPath, file.name), join(place, file.name))
  }
}

/** A record as the page would have it sealed. */
export function changeOf<T extends TableName>(table: T, record: RecordOf<T>): RecordChange {
  const references = { ...referencesOf(record) }
  return { table, id: record.id, group: groupOf(table, { id: record.id, ...references }), references, value: record }
}
