import { describe, expect, test } from 'vitest'
import type { Disk } from '../../../electron/vault/disk'
import { openJournal, type Journal } from '../../../electron/vault/documents/journal'
import { inPieces, joiner } from '../../../electron/vault/documents/pieces'
import type { SealedChange } from '../../../shared/domain/sealed-change'
import { crashDisk, randomFrom } from '../../support/crash-disk'
import { openWholeVault } from '../../support/test-vault'
import { aDataFolder } from '../../support/data-folder'

const FOLDER = '/vault/journal'
const keys = { vaultId: Buffer.alloc(16, 1), key: Buffer.alloc(32, 2) }
const open = (disk: Disk): Promise<Journal> => openJournal(disk, FOLDER, keys, { partBytes: 20_000, pieceBytes: 3_000 })
const aChange = (id: string, bytes: number): SealedChange => ({ table: 'notes', id, group: 's1', references: {}, body: Buffer.alloc(bytes, id) })
const aLargeStep = (name: string): readonly SealedChange[] => Array.from({ length: 9 }, (_, index) => aChange(`${name}-${index}`, 1_000))

async function contentsOf(journal: Journal): Promise<readonly (readonly string[])[]> {
  const steps: (readonly string[])[] = []
  for await (const { number, changes } of journal.since(0)) {
    expect(number).toBe(steps.length + 1)
    for (const { id, body } of changes) expect(body && Buffer.from(body).equals(Buffer.alloc(body.length, id))).toBe(true)
    steps.push(changes.map(({ id }) => id))
  }
  return steps
}

describe('a step that is longer than one message', () => {
  const long = Array.from({ length: 9 }, (_, index) => `long-${index}`)

  test('is one step, among others, and after the next start', async () => {
    const disk = crashDisk()
    const journal = await open(disk)
    await journal.append([aChange('before', 50)])
    expect(await journal.append(aLargeStep('long'))).toBe(2)
    await journal.append([aChange('after', 50)])
    expect(await contentsOf(journal)).toEqual([['before'], long, ['after']])
    await journal.close()
    const again = await open(disk)
    expect(again.head).toBe(3)
    expect(await contentsOf(again)).toEqual([['before'], long, ['after']])
  })

  test('is there whole or not at all, wherever the power goes, and the journal goes on', async () => {
    const random = randomFrom(11)
    const seen = new Set<string>()
    for (let step = 1; ; step += 1) {
      const disk = crashDisk()
      const journal = await open(disk)
      await journal.append([aChange('before', 50)])
      const begun = disk.steps
      disk.cutPowerAt(begun + step)
      const isAcknowledged = await journal.append(aLargeStep('long')).then(() => true, () => false)
      for (let look = 0; look < 6; look += 1) {
        const found = look === 0 ? disk.afterKill() : disk.afterPowerCut(random)
        const again = await open(found)
        const isThere = again.head === 2
        if (isAcknowledged) expect(isThere).toBe(true)
        seen.add(isThere ? 'there' : 'not there')
        // Twice, so that a second start stands behind what the first one found.
        await again.append([aChange('after', 50)])
        await again.close()
        expect(await contentsOf(await open(found))).toEqual([['before'], ...(isThere ? [long] : []), ['after']])
      }
      if (isAcknowledged) break
    }
    expect([...seen].toSorted()).toEqual(['not there', 'there'])
  })

  test('leaves nothing in the way where only its beginning fills the last part', async () => {
    const disk = crashDisk()
    const journal = await open(disk)
    await journal.append([aChange('before', 21_000)])
    await journal.close()
    // A part that holds the first two pieces of the second step, and no more.
    const other = crashDisk()
    const lone = await openJournal(other, FOLDER, keys, { pieceBytes: 3_000 })
    await lone.append([aChange('before', 50)])
    await lone.append(aLargeStep('long'))
    await lone.close()
    const again = await open(disk)
    await again.append(aLargeStep('long'))
    await again.close()
    expect((await disk.names(FOLDER)).toSorted()).toEqual(['1', '2'])
    const bytes = disk.bytes(`${FOLDER}/2`)
    disk.put(`${FOLDER}/2`, bytes.subarray(0, 64 + 72 + 2 * 3_040))
    const third = await open(disk)
    expect(third.head).toBe(1)
    expect(await third.append([aChange('after', 50)])).toBe(2)
    expect(await contentsOf(third)).toEqual([['before'], ['after']])
  })

  test('of forty megabytes is kept by the vault', async () => {
    const { records } = await openWholeVault(await aDataFolder())
    const text = 'a'.repeat(1_000_000)
    const changes = Array.from({ length: 40 }, (_, index) => ({ table: 'notes', id: `n${index}`, group: 's1', references: {}, value: { text } }))
    const { number } = await records.commit(changes)
    for await (const step of records.since(0)) {
      expect([step.number, step.changes.length]).toEqual([number, 40])
      const last = step.changes.at(-1)
      expect(last?.body && records.open([{ table: 'notes', id: 'n39', group: 's1', body: last.body }])).toEqual([{ text }])
    }
  }, 60_000)
})

describe('pieces', () => {
  const pieces = inPieces(Buffer.alloc(9_000, 7), 4, 3_000)

  test('come together in their order only', () => {
    const [first, second, third] = pieces
    if (!first || !second || !third) throw new Error('Too few pieces')
    for (const wrong of [[second], [first, third], [first, second, second]]) {
      const together = joiner()
      expect(() => wrong.map(together)).toThrow('not what was written')
    }
  })

  test('that were begun anew replace what was there of the step', () => {
    const together = joiner()
    const given = [...pieces.slice(0, 2), ...pieces].map(together)
    expect(given.slice(0, -1).every((step) => step === null)).toBe(true)
    expect(given.at(-1)).toEqual(Buffer.alloc(9_000, 7))
  })
})
