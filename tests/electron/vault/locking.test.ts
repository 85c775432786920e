import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import { localDisk, type Disk } from '../../../electron/vault/disk'
import type { OpenedVault } from '../../../electron/vault/sealed-vault'
import { serveFootage } from '../../../electron/footage'
import type { Imports } from '../../../electron/imports'
import { aDataFolder } from '../../support/data-folder'
import { openWholeVault } from '../../support/test-vault'
import { aboutFilming, put } from './bytes'

const LOCKED = { error: { kind: 'locked' } }

/** A vault with four megabytes of footage. */
async function aVault(disk?: Disk) {
  const folder = await aDataFolder()
  const opened = await openWholeVault(folder, disk)
  await put(opened.vault, 'recordings/rec-1/original', Buffer.alloc(4_000_000, 3))
  await opened.vault.updateFacts('rec-1', { ...aboutFilming, state: 'closed' })
  return { folder, opened }
}

async function allOf(pieces: AsyncIterable<unknown>): Promise<void> {
  for await (const piece of pieces) void piece
}

/** Everything that can be asked of an open vault. */
const asked: Readonly<Record<string, (opened: OpenedVault) => Promise<unknown>>> = {
  'a reader': ({ vault }) => allOf(vault.read('recordings/rec-1/original')),
  'a new object': ({ vault }) => vault.write('recordings/rec-1/proxy'),
  'a removal': ({ vault }) => vault.remove('recordings/rec-1/original'),
  'the end of a recording': ({ vault }) => vault.removeRecording('rec-1'),
  'a size': ({ vault }) => vault.size('recordings/rec-1/original'),
  facts: ({ vault }) => vault.facts('rec-1'),
  'a change of facts': ({ vault }) => vault.updateFacts('rec-1', { state: 'interrupted' }),
  'a new recording': ({ vault }) => vault.beginRecording(aboutFilming),
  'the close of one': ({ vault }) => vault.closeRecording('rec-1'),
  'a loan': ({ vault }) => vault.lend('recordings/rec-1/original'),
  'a list': ({ vault }) => vault.list('pictures/'),
  'a step': ({ records }) => records.commit([{ table: 'notes', id: 'n', group: 'g', references: {}, value: 'words' }]),
  'what was written': async ({ records }) => records.open([]),
  'the journal': ({ records }) => allOf(records.since(0)),
  'a backup': (opened) => opened.snapshot(),
  'the note about backups': ({ backupNote }) => backupNote.read(),
  'a new one': ({ backupNote }) => backupNote.write('anything'),
  'an erasure': ({ erase }) => erase({ groups: new Set(['g']), recordingIds: new Set() }),
}

describe('a vault that is being locked', () => {
  test('begins nothing any more, although an erasure before it is still under way', async () => {
    let letGo: () => void = () => undefined
    const held = new Promise<void>((resolve) => (letGo = resolve))
    let isHolding = false
    const disk: Disk = {
      ...localDisk,
      async rename(from, to) {
        if (isHolding) await held
        await localDisk.rename(from, to)
      },
    }
    const { opened } = await aVault(disk)
    isHolding = true
    const removed = opened.vault.removeRecording('rec-1')
    const locked = opened.vault.lock()
    for (const [what, ask] of Object.entries(asked)) await expect(ask(opened), what).rejects.toMatchObject(LOCKED)
    letGo()
    await removed
    await locked
  })

  test('ends what is being read', async () => {
    const { opened } = await aVault()
    const pieces = opened.vault.read('recordings/rec-1/original')[Symbol.asyncIterator]()
    await pieces.next()
    await opened.vault.lock()
    await expect((async () => { for (let next = await pieces.next(); !next.done; next = await pieces.next()); })()).rejects.toMatchObject(LOCKED)
  })

  test('gives up what is being written, and leaves nothing of it', async () => {
    const { folder, opened } = await aVault()
    const before = await readdir(join(folder, 'vault', 'media'))
    const writer = await opened.vault.write('recordings/rec-1/proxy')
    await writer.append(Buffer.alloc(3_000_000))
    const committed = opened.vault.lock().then(() => writer.commit())
    await expect(committed).rejects.toMatchObject(LOCKED)
    expect(await readdir(join(folder, 'vault', 'media'))).toEqual(before)
  })

  test('ends the thread that sealed what came in bulk, and with it what that thread held', async () => {
    const begun = once(process, 'worker')
    const { opened } = await aVault()
    const [thread] = (await begun) as [Worker]
    const ended = once(thread, 'exit')
    await opened.vault.lock()
    await ended
    await expect(opened.vault.write('recordings/rec-1/proxy')).rejects.toMatchObject(LOCKED)
  })

  test('ends an answer to a player that is on its way, and refuses the next', async () => {
    const { opened: { vault } } = await aVault()
    const ask = () => serveFootage(new Request('http://127.0.0.1/footage/rec-1/play'), { vault, imports: {} as Imports })
    const answer = await ask()
    const body = answer.body?.getReader()
    expect((await body?.read())?.done).toBe(false)
    const locked = vault.lock()
    expect((await ask()).status).toBe(423)
    await locked
    await expect((async () => { for (let next = await body?.read(); next?.done === false; next = await body?.read()); })()).rejects.toMatchObject(LOCKED)
  })
})
