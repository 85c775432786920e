import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { localDisk, type Disk } from '../../../electron/vault/disk'
import type { OpenedVault } from '../../../electron/vault/sealed-vault'
import type { VaultKey } from '../../../electron/vault/vault'
import type { SealedChange } from '../../../shared/domain/sealed-change'
import { aDataFolder } from '../../support/data-folder'
import { openSealedIn } from '../../support/sealed-vault'
import { openWholeVault } from '../../support/test-vault'
import { bytesOf, put, textAt } from './bytes'

const PICTURE: VaultKey = `pictures/${'cd'.repeat(32)}`
const ROWS = { families: { id: 'fern', group: 'fern' }, sessions: { id: 'fern-1', group: 'fern-1' }, notes: { id: 'note', group: 'fern-1' } } as const
const OTHERS = { families: { id: 'oak', group: 'oak' }, sessions: { id: 'oak-1', group: 'oak-1' } } as const

let folder: string
let whole: OpenedVault

const film = (recordingId: string, sessionId: string | null, origin: 'camera' | 'film') => async (vault: OpenedVault['vault']) => {
  await put(vault, `recordings/${recordingId}/original`, bytesOf(`footage of ${recordingId}`))
  await vault.updateFacts(recordingId, { sessionId, origin, mimeType: 'video/mp4', startedAt: '2026-11-22T10:00:00.000Z', state: 'closed' })
}
const rowsOf = (rows: Readonly<Record<string, { readonly id: string; readonly group: string }>>) => Object.entries(rows).map(([table, { id, group }]) => ({ table, id, group, references: {}, value: { words: `${table} of ${group}` } }))

async function fill(opened: OpenedVault): Promise<void> {
  await film('clip-1', 'fern-1', 'camera')(opened.vault)
  await film('film-1', null, 'film')(opened.vault)
  await film('clip-2', 'oak-1', 'camera')(opened.vault)
  await put(opened.vault, 'segments/one--clip-1', bytesOf('a part of clip-1'))
  await put(opened.vault, PICTURE, bytesOf('a card with words'))
  await opened.records.commit([...rowsOf(ROWS), ...rowsOf(OTHERS)])
}

const what = { groups: new Set(['fern', 'fern-1']), recordingIds: new Set(['clip-1', 'film-1']) }
const erase = (opened: OpenedVault = whole) => opened.erase(what)

/** What the journal gives back for these records. */
async function rebuilt(opened: OpenedVault): Promise<readonly unknown[]> {
  const changes: SealedChange[] = []
  for await (const step of opened.records.since(0)) changes.push(...step.changes)
  return opened.records.open(changes.flatMap(({ table, id, group, body }) => (body === null ? [] : [{ table, id, group, body }])))
}

beforeEach(async () => {
  folder = await aDataFolder()
  whole = await openWholeVault(folder)
  await fill(whole)
})

describe('after a family was erased', () => {
  test('nothing that was filmed, made or written about it can be read, also after a restart', async () => {
    await erase()
    for (const opened of [whole, await openWholeVault(folder)]) {
      expect(await opened.vault.recordingIds()).toEqual(['clip-2'])
      for (const key of ['recordings/clip-1/original', 'recordings/film-1/original', 'segments/one--clip-1', PICTURE] as const) expect(await opened.vault.size(key)).toBeNull()
      expect(await rebuilt(opened)).toEqual([null, null, null, { words: 'families of oak' }, { words: 'sessions of oak-1' }])
      await opened.vault.close()
    }
  })

  test('the others are as they were, and what was drawn can be drawn again', async () => {
    await erase()
    expect(await textAt(whole.vault, 'recordings/clip-2/original')).toBe('footage of clip-2')
    await put(whole.vault, PICTURE, bytesOf('another card'))
    expect(await textAt(whole.vault, PICTURE)).toBe('another card')
    await whole.vault.close()
    const again = await openWholeVault(folder)
    expect(await textAt(again.vault, PICTURE)).toBe('another card')
  })

  test('nothing in the folder is a piece of the keys as they lay there before', async () => {
    const root = join(folder, 'vault')
    const before = await keysOnDisk(root)
    await erase()
    const now = Buffer.concat(await Promise.all((await filesBelow(root)).map((path) => readFile(path))))
    for (const bytes of before) for (let at = 0; at + 24 <= bytes.length; at += 24) expect(now.includes(bytes.subarray(at, at + 24))).toBe(false)
  })

  test('the catalogue as it was before does not open with the keys that are there now', async () => {
    const root = join(folder, 'vault')
    const [old] = (await readdir(root)).filter((name) => name.startsWith('catalogue-'))
    const oldBytes = await readFile(join(root, old!))
    await erase()
    await whole.vault.close()
    const [held] = (await readdir(root)).filter((name) => name.startsWith('catalogue-'))
    expect(held).not.toBe(old)
    await writeFile(join(root, held!), oldBytes)
    await expect(openSealedIn(folder)).rejects.toMatchObject({ name: 'VaultDamaged' })
  })

  test('a last word of a screen does not begin it again', async () => {
    await erase()
    await expect(whole.records.commit(rowsOf({ notes: ROWS.notes }))).rejects.toMatchObject({ error: { kind: 'not-available' } })
    // That its rows are taken out is written down all the same.
    await whole.records.commit([{ table: 'notes', id: 'note', group: 'app', references: {}, value: null }])
  })

  test('what was being drawn with its words meanwhile is not kept', async () => {
    const key: VaultKey = `pictures/${'ef'.repeat(32)}`
    const writer = await whole.vault.write(key)
    await writer.append(bytesOf('words'))
    await erase()
    await put(whole.vault, PICTURE, bytesOf('another card'))
    await expect(writer.commit()).rejects.toMatchObject({ error: { kind: 'cancelled' } })
    expect(await whole.vault.size(key)).toBeNull()
  })
})

test('an app that dies anywhere on the way has erased all of it or nothing, and the next start ends it', { timeout: 120_000 }, async () => {
  await whole.vault.close()
  let erasedIn = 0
  let keptIn = 0
  for (let operations = 0; ; operations += 1) {
    const copy = await aDataFolder()
    await cp(folder, copy, { recursive: true })
    const dying = dyingDisk()
    const doomed = await openSealedIn(copy, dying.disk)
    dying.dieAfter(operations)
    const isDone = await doomed.erase(what).then(() => true, () => false)
    dying.revive()
    await doomed.vault.close()

    const next = await openSealedIn(copy)
    const ids = await next.vault.recordingIds()
    const rows = (await rebuilt(next)).slice(0, 3)
    const isErased = !ids.includes('clip-1')
    expect(ids.includes('film-1')).toBe(!isErased)
    expect(rows.every((row) => (row === null) === isErased)).toBe(true)
    expect(ids).toContain('clip-2')
    const media = await readdir(join(copy, 'vault', 'media'))
    expect(media).toHaveLength(isErased ? 1 : 5)
    expect(await readdir(join(copy, 'vault'))).toEqual(expect.not.arrayContaining([expect.stringMatching(/partial/)]))
    await next.vault.close()
    if (isErased) erasedIn += 1
    else keptIn += 1
    if (isDone) break
  }
  expect(keptIn).toBeGreaterThan(3)
  expect(erasedIn).toBeGreaterThan(3)
})

async function keysOnDisk(root: string): Promise<readonly Buffer[]> {
  const names = (await readdir(root)).filter((name) => /^(keyring|catalogue)-/.test(name))
  // The head of a catalogue's file says what it is, and is the same in every one.
  return Promise.all(names.map(async (name) => (await readFile(join(root, name))).subarray(name.startsWith('catalogue') ? 128 : 0)))
}

async function filesBelow(root: string): Promise<readonly string[]> {
  return (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** A disk that refuses everything after so many changes, as if the process had ended there. */
function dyingDisk(): { readonly disk: Disk; dieAfter(operations: number): void; revive(): void } {
  let left = Infinity
  const living = <A extends readonly unknown[], R>(act: (...args: A) => Promise<R>) => async (...args: A): Promise<R> => {
    if (left <= 0) throw Object.assign(new Error('Ended'), { code: 'EIO' })
    left -= 1
    return act(...args)
  }
  const disk: Disk = {
    ...localDisk,
    rename: living((from: string, to: string) => localDisk.rename(from, to)),
    remove: living((path: string) => localDisk.remove(path)),
    overwrite: living((path: string) => localDisk.overwrite(path)),
    syncFolder: living((path: string) => localDisk.syncFolder(path)),
    open: async (path, use) => {
      const file = await (use === 'read' ? localDisk.open(path, use) : living(() => localDisk.open(path, use))())
      return { ...file, write: living((bytes: Uint8Array) => file.write(bytes)), sync: living(() => file.sync()) }
    },
  }
  return { disk, dieAfter: (operations) => void (left = operations), revive: () => void (left = Infinity) }
}
