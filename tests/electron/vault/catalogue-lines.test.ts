import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createCatalogue, openCatalogue, type Catalogue } from '../../../electron/vault/catalogue/catalogue'
import { encodeEntry, type CatalogueEntry } from '../../../electron/vault/catalogue/entries'
import { currentGeneration } from '../../../electron/vault/catalogue/generations'
import { decodeLines, encodeLines } from '../../../electron/vault/catalogue/lines'
import { openLog } from '../../../electron/vault/container/log'
import { localDisk, type Disk } from '../../../electron/vault/disk'
import { aDataFolder } from '../../support/data-folder'
import { vaultSecrets } from '../../support/sealed-vault'

const aKey = (owner: string): CatalogueEntry => ({ kind: 'key', owner, key: createHash('sha256').update(owner).digest() })
const keys = (count: number): readonly CatalogueEntry[] => Array.from({ length: count }, (_, index) => aKey(`family-${index}`))

describe('lines of the catalogue', () => {
  test('are read as they were written, however many go into one message', () => {
    const lines: readonly CatalogueEntry[] = [...keys(5_000), { kind: 'facts', recordingId: 'r', facts: { sessionId: null, origin: 'file', mimeType: 'video/mp4', startedAt: '2026-11-22T10:00:00.000Z', state: 'closed', media: { note: 'one\ntwo' } } }]
    const messages = encodeLines(lines)
    expect(messages.length).toBeGreaterThan(1)
    expect(messages.length).toBeLessThan(10)
    expect(messages.flatMap((message) => decodeLines(Buffer.from(message)))).toEqual(lines)
  })

  test('that an earlier version wrote are a message each', () => {
    expect(decodeLines(encodeEntry(aKey('family')))).toEqual([aKey('family')])
    const asText = { kind: 'key', owner: 'family', key: Buffer.alloc(32, 7).toString('base64') }
    expect(decodeLines(Buffer.from(JSON.stringify(asText)))).toEqual([{ ...asText, key: Buffer.alloc(32, 7) }])
  })
})

describe('a catalogue of very many messages', { timeout: 60_000 }, () => {
  test('opens with all that it said, and lies in a few from then on', async () => {
    const root = await aDataFolder()
    await writtenOneByOne(root, keys(450))
    const before = (await stat(join(root, 'catalogue-1'))).size
    const opened = await openCatalogue(localDisk, root, vaultSecrets())
    expect(keysIn(opened)).toEqual(keys(450))
    opened.acceptEnd()
    await opened.close()
    expect((await readdir(root)).filter((name) => name.startsWith('catalogue-'))).toEqual(['catalogue-2'])
    expect((await stat(join(root, 'catalogue-2'))).size).toBeLessThan(before - 400 * 40)

    const again = await openCatalogue(localDisk, root, vaultSecrets())
    expect(again.isCut).toBe(false)
    expect(keysIn(again)).toEqual(keys(450))
    await again.close()
  })

  test('opens all the same where the disk is full, and can be written to once it is not', async () => {
    const root = await aDataFolder()
    await writtenOneByOne(root, keys(450))
    let isFull = true
    const disk: Disk = {
      ...localDisk,
      open: (path, use) => (isFull && use === 'new' ? Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })) : localDisk.open(path, use)),
    }
    const opened = await openCatalogue(disk, root, vaultSecrets())
    expect(keysIn(opened)).toEqual(keys(450))
    isFull = false
    await opened.write([aKey('another')])
    await opened.close()
    const again = await openCatalogue(localDisk, root, vaultSecrets())
    expect(keysIn(again)).toEqual([...keys(450), aKey('another')])
    await again.close()
  })
})

/** As earlier versions did, and as it comes about over the years. */
async function writtenOneByOne(root: string, entries: readonly CatalogueEntry[]): Promise<void> {
  await createCatalogue(localDisk, root, vaultSecrets())
  const generation = await currentGeneration(localDisk, root, vaultSecrets())
  if (!generation) throw new Error('There is no catalogue')
  const log = await openLog(localDisk, generation.path, generation.identity, () => undefined)
  await log.append(entries.map(encodeEntry))
  await log.release()
}

function keysIn({ contents }: Catalogue): readonly CatalogueEntry[] {
  return [...contents.keys].map(([owner, key]): CatalogueEntry => ({ kind: 'key', owner, key: Buffer.from(key) }))
}
