import { join } from 'node:path'
import { z } from 'zod'
import type { Catalogue } from './catalogue/catalogue'
import type { Disk } from './disk'
import { replaceFile } from './replace-file'

const FILE = 'erased.json'
const schema = z.array(z.string().max(64)).max(200_000)

/**
 * What this installation knows to have been erased, by random ids alone, beside the vault: should the vault be lost and an
 * older backup brought back, it stays erased. Whoever removes the file, or brings a backup back elsewhere, does not have it.
 */
export async function knownErased(disk: Disk, dataFolder: string): Promise<ReadonlySet<string>> {
  try {
    return new Set(schema.parse(JSON.parse((await disk.readFile(join(dataFolder, FILE))).toString('utf8'))))
  } catch {
    return new Set()
  }
}

/** A catalogue that tells this installation what it erases. A list that cannot be written holds up no erasure. */
export async function rememberingErased(catalogue: Catalogue, disk: Disk, dataFolder: string): Promise<Catalogue> {
  const remember = async (): Promise<void> => {
    const known = await knownErased(disk, dataFolder)
    const all = new Set([...known, ...catalogue.contents.tombstones])
    if (all.size > known.size) await replaceFile(disk, dataFolder, FILE, Buffer.from(JSON.stringify([...all]), 'utf8')).catch(() => undefined)
  }
  await remember()
  return {
    ...catalogue,
    async erase(owners, renewed) {
      const files = await catalogue.erase(owners, renewed)
      await remember()
      return files
    },
  }
}
