import { describe, expect, test } from 'vitest'
import { openJournal } from '../../../electron/vault/documents/journal'
import type { RecordChange } from '../../../electron/vault/documents/records'
import type { SealedStep } from '../../../electron/vault/documents/step-bytes'
import { localDisk, type Disk } from '../../../electron/vault/disk'
import type { SealedChange } from '../../../shared/domain/sealed-change'
import { aDataFolder } from '../../support/data-folder'
import { failingDisk } from '../../support/failing-disk'
import { openWholeVault } from '../../support/test-vault'

const aNote = (id: string, group: string, text: string): RecordChange => ({ table: 'notes', id, group, references: { sessionId: group }, value: { id, text } })

async function stepsOf(steps: AsyncIterable<SealedStep>): Promise<SealedStep[]> {
  const all: SealedStep[] = []
  for await (const step of steps) all.push(step)
  return all
}

const documentsOf = (changes: readonly SealedChange[]) => changes.flatMap(({ table, id, group, body }) => (body ? [{ table, id, group, body }] : []))

describe('what people write', () => {
  test('is found again in the journal, in order, by the next start', async () => {
    const folder = await aDataFolder()
    const before = await openWholeVault(folder)
    await before.records.commit([aNote('n1', 's1', 'Wren looked up.'), aNote('n2', 's2', 'Robin waited.')])
    await before.records.commit([{ ...aNote('n2', 's2', ''), value: null }])
    await before.vault.close()

    const { records } = await openWholeVault(folder)
    expect(records.head).toBe(2)
    const steps = await stepsOf(records.since(0))
    expect(steps.map(({ number, changes }) => [number, changes.map(({ id, body }) => [id, body === null])])).toEqual([
      [1, [['n1', false], ['n2', false]]],
      [2, [['n2', true]]],
    ])
    expect(records.open(documentsOf(steps[0]?.changes ?? []))).toEqual([{ id: 'n1', text: 'Wren looked up.' }, { id: 'n2', text: 'Robin waited.' }])
    expect((await stepsOf(records.since(1))).map(({ number }) => number)).toEqual([2])
  })

  test('cannot stand in the place of something else', async () => {
    const { records } = await openWholeVault(await aDataFolder())
    const { bodies } = await records.commit([aNote('n1', 's1', 'one'), aNote('n2', 's1', 'two')])
    const [body] = bodies
    if (!body) throw new Error('Nothing was sealed')
    for (const other of [{ id: 'n2' }, { table: 'remarks' }]) {
      expect(() => records.open([{ table: 'notes', id: 'n1', group: 's1', body, ...other }])).toThrow('not what was written')
    }
    for (let bit = 0; bit < body.length * 8; bit += 1) {
      const changed = Uint8Array.from(body)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => records.open([{ table: 'notes', id: 'n1', group: 's1', body: changed }])).toThrow()
    }
  })

  test('says little of its length', async () => {
    const { records } = await openWholeVault(await aDataFolder())
    const { bodies } = await records.commit([aNote('n1', 's1', 'yes'), aNote('n2', 's1', 'no, and here is why in a whole sentence')])
    expect(bodies[0]?.length).toBe(bodies[1]?.length)
  })

  test('is unreadable once its family or session was erased, in the journal too, and nothing else is', async () => {
    const folder = await aDataFolder()
    const { vault, records, erase } = await openWholeVault(folder)
    await records.commit([aNote('n1', 's1', 'gone'), aNote('n2', 's2', 'kept')])
    await erase({ groups: new Set(['s1']), recordingIds: new Set() })
    const documents = documentsOf((await stepsOf(records.since(0))).flatMap(({ changes }) => changes))
    expect(records.open(documents)).toEqual([null, { id: 'n2', text: 'kept' }])
    await vault.close()
    const again = await openWholeVault(folder)
    expect(again.records.open(documents)).toEqual([null, { id: 'n2', text: 'kept' }])
  })

  test('is not acknowledged where the disk refuses, and the next step is kept', async () => {
    const folder = await aDataFolder()
    const disk = failingDisk()
    const { records } = await openWholeVault(folder, disk)
    await records.commit([aNote('n1', 's1', 'first')])
    disk.fail('ENOSPC', 'sync')
    await expect(records.commit([aNote('n1', 's1', 'second')])).rejects.toMatchObject({ error: { kind: 'disk-full' } })
    disk.mend()
    await records.commit([aNote('n1', 's1', 'third')])
    const opened = records.open(documentsOf((await stepsOf(records.since(0))).flatMap(({ changes }) => changes)))
    expect(opened.at(0)).toEqual({ id: 'n1', text: 'first' })
    expect(opened.at(-1)).toEqual({ id: 'n1', text: 'third' })
  })
})

describe('a long journal', () => {
  const keys = { vaultId: Buffer.alloc(16, 1), key: Buffer.alloc(32, 2) }
  const aChange = (id: string): SealedChange => ({ table: 'notes', id, group: 's1', references: {}, body: Buffer.alloc(300, 3) })

  test('lies in parts, is counted through, and is read from anywhere in it', async () => {
    const folder = await aDataFolder()
    const journal = await openJournal(localDisk, folder, keys, { partBytes: 1_000 })
    for (let step = 1; step <= 20; step += 1) expect(await journal.append([aChange(`n${step}`)])).toBe(step)
    await journal.close()
    expect((await localDisk.names(folder)).length).toBeGreaterThan(3)
    const again = await openJournal(localDisk, folder, keys, { partBytes: 1_000 })
    expect(again.head).toBe(20)
    for (let after = 0; after <= 20; after += 1) {
      expect((await stepsOf(again.since(after))).map(({ number }) => number)).toEqual(Array.from({ length: 20 - after }, (_, index) => index + after + 1))
    }
    await again.close()
  })

  test('says how far it goes, and gives its steps, while and after the disk refuses to read it again', async () => {
    const folder = await aDataFolder()
    const failing = failingDisk()
    let isRefusing = false
    let asked: () => void = () => undefined
    let held: Promise<void> = Promise.resolve()
    const disk: Disk = {
      ...failing,
      async open(path, use) {
        if (!isRefusing) return failing.open(path, use)
        asked()
        await held
        throw Object.assign(new Error('EIO'), { code: 'EIO' })
      },
    }
    const journal = await openJournal(disk, folder, keys, { partBytes: 1_000 })
    for (let step = 1; step <= 7; step += 1) await journal.append([aChange(`n${step}`)])
    failing.fail('EIO', 'sync')
    await expect(journal.append([aChange('n8')])).rejects.toMatchObject({ error: { kind: 'storage-failed' } })
    failing.mend()

    let letGo: () => void = () => undefined
    held = new Promise((resolve) => (letGo = resolve))
    isRefusing = true
    const isAsked = new Promise<void>((resolve) => (asked = resolve))
    const refused = expect(journal.append([aChange('n9')])).rejects.toMatchObject({ error: { kind: 'storage-failed' } })
    await isAsked
    expect(journal.head).toBe(7)
    letGo()
    await refused
    expect(journal.head).toBe(7)
    isRefusing = false
    expect((await stepsOf(journal.since(0))).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7])
    const next = await journal.append([aChange('n10')])
    expect((await stepsOf(journal.since(0))).map(({ number }) => number)).toEqual(Array.from({ length: next }, (_, index) => index + 1))
    await journal.close()
  })

  test('with a part missing is not opened', async () => {
    const folder = await aDataFolder()
    const journal = await openJournal(localDisk, folder, keys, { partBytes: 1_000 })
    for (let step = 1; step <= 20; step += 1) await journal.append([aChange(`n${step}`)])
    await journal.close()
    await localDisk.remove(`${folder}/2`)
    await expect(openJournal(localDisk, folder, keys, { partBytes: 1_000 })).rejects.toThrow()
  })
})
