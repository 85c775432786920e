import { dirname, join } from 'node:path'
import { z } from 'zod'
import { AppFailure } from '../../shared/domain/outcome'
import type { Catalogue } from './catalogue/catalogue'
import type { Disk } from './disk'
import { checkedNote } from './sealed-note'

const listSchema = z.array(z.string().max(64)).max(200_000)
/** As an earlier version wrote it: in the open, and by anybody. */
const OPEN_LIST = 'erased.json'
const REFUSED = '.refused'

/** What this installation knows to have been erased from a vault. */
export interface KnownErased {
  readonly owners: ReadonlySet<string>
  /** A list lay there that this vault did not write: nothing was erased for it, and it was set aside under another name. */
  readonly isRefused: boolean
}

export interface ErasedList {
  /** What was not written by this vault is removed or set aside; nothing else is changed on disk. */
  read(): Promise<KnownErased>
  write(owners: ReadonlySet<string>): Promise<void>
}

/**
 * By random ids alone, beside the vault: should the vault be lost and an older backup brought back, it stays erased. Whoever
 * removes the file, or brings a backup back elsewhere, does not have it. It is sealed with a key that every backup of the
 * vault holds, because it is an order to destroy: nobody else can give one.
 */
export function erasedList(disk: Disk, root: string, vaultId: Uint8Array, key: Uint8Array, { contents }: Pick<Catalogue, 'contents'>): ErasedList {
  const folder = dirname(root)
  const name = `erased-${Buffer.from(vaultId).toString('hex')}`
  const note = checkedNote(disk, folder, key, name, listSchema)
  const isThere = async (file: string): Promise<boolean> => (await disk.facts(join(folder, file))) !== null
  const setAside = (file: string): Promise<void> => disk.rename(join(folder, file), join(folder, file + REFUSED))

  /**
   * An open list is obeyed no more. One that says nothing new, as the vault has nothing of what it names, is removed; one that
   * names something that is there, or cannot be read, is set aside.
   */
  async function isOpenListRefused(): Promise<boolean> {
    if (!(await isThere(OPEN_LIST))) return false
    const named = await openList(disk, join(folder, OPEN_LIST))
    if (named !== null && named.every((owner) => !contents.keys.has(owner))) {
      await disk.remove(join(folder, OPEN_LIST))
      return false
    }
    await setAside(OPEN_LIST)
    return true
  }

  return {
    async read() {
      const found = await note.read()
      const isForeign = found === null && (await isThere(name))
      if (isForeign) await setAside(name)
      return { owners: new Set(found), isRefused: (await isOpenListRefused()) || isForeign }
    },
    write: (owners) => note.write([...owners]),
  }
}

async function openList(disk: Disk, path: string): Promise<readonly string[] | null> {
  try {
    return listSchema.parse(JSON.parse((await disk.readFile(path)).toString('utf8')))
  } catch {
    return null
  }
}

/** A catalogue that tells this installation what it erases. A list that cannot be read or written holds up nothing. */
export async function rememberingErased(catalogue: Catalogue, list: ErasedList): Promise<{ readonly catalogue: Catalogue; readonly erased: KnownErased }> {
  const found = await list.read().catch(() => null)
  const erased = found ?? { owners: new Set(), isRefused: false }
  let known = erased.owners
  const remember = async (): Promise<void> => {
    // What could not be read may name more than this vault does, and stays; the tombstones are added to it at the next start.
    if (found === null) return
    const all = new Set([...known, ...catalogue.contents.tombstones])
    if (all.size === known.size) return
    await list.write(all).then(
      () => void (known = all),
      (error: unknown) => {
        if (!(error instanceof AppFailure)) throw error
      },
    )
  }
  await remember()
  const remembering: Catalogue = {
    ...catalogue,
    async erase(owners, renewed) {
      const files = await catalogue.erase(owners, renewed)
      await remember()
      return files
    },
  }
  return { catalogue: remembering, erased }
}
