import { readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { HEADER_BYTES, OVERHEAD_BYTES, readRecordHeader } from '../../../electron/vault/container/format'
import type { OpenedVault } from '../../../electron/vault/sealed-vault'
import { missingBefore, NO_LINE } from '../../../shared/domain/audit'
import { aDataFolder } from '../../support/data-folder'
import { openSealedIn } from '../../support/sealed-vault'
import { openWholeVault } from '../../support/test-vault'

let folder: string
const pathOf = (log: 'journal' | 'audit', part = 1): string => join(folder, 'vault', log, String(part))

/** Five steps and five lines, and the vault closed. */
beforeEach(async () => {
  folder = await aDataFolder()
  const { vault, records, audit } = await openSealedIn(folder)
  for (let step = 1; step <= 5; step += 1) {
    await records.commit([{ table: 'notes', id: `n${step}`, group: 's1', references: {}, value: `words ${step}` }])
    await audit.write({ kind: 'unlocked', failedAttempts: step })
  }
  await vault.close()
})

async function withVault<T>(act: (opened: OpenedVault) => Promise<T>): Promise<T> {
  const opened = await openSealedIn(folder)
  try {
    return await act(opened)
  } finally {
    await opened.vault.close()
  }
}

/** Cuts so many whole records from the end of a log. */
async function cut(path: string, count: number): Promise<void> {
  const bytes = await readFile(path)
  const starts: number[] = []
  for (let at = HEADER_BYTES; at < bytes.length; ) {
    starts.push(at)
    at += OVERHEAD_BYTES + (readRecordHeader(bytes, at)?.length ?? Infinity)
  }
  await truncate(path, starts.at(-count) ?? 0)
}

async function idsOf({ records }: OpenedVault): Promise<readonly string[]> {
  const ids: string[] = []
  for await (const { changes } of records.since(0)) ids.push(...changes.map(({ id }) => id))
  return ids
}

const kindsOf = async ({ audit }: OpenedVault): Promise<readonly string[]> => (await audit.list(null, 20)).lines.map(({ what }) => what.kind)

describe('a journal that lost its end while the vault was closed', () => {
  test.each([
    ['some whole steps', () => cut(pathOf('journal'), 2), 2, ['n1', 'n2', 'n3']],
    ['all of its last part', () => writeFile(pathOf('journal'), ''), 5, []],
  ] as const)('%s: opens with what is there, and says how much is not', async (_, harm, missing, left) => {
    await harm()
    await withVault(async (opened) => {
      expect(opened.missingSteps).toBe(missing)
      expect(await idsOf(opened)).toEqual(left)
      expect(await kindsOf(opened)).toContain('steps-missing')
      await opened.records.commit([{ table: 'notes', id: 'more', group: 's1', references: {}, value: 'on it goes' }])
    })
  })

  test('says so once', async () => {
    await cut(pathOf('journal'), 2)
    await withVault(async () => undefined)
    await withVault(async (opened) => {
      expect(opened.missingSteps).toBe(0)
      expect((await kindsOf(opened)).filter((kind) => kind === 'steps-missing')).toHaveLength(1)
    })
  })

  test('is not what a part is that was begun just before the app ended', async () => {
    await writeFile(pathOf('journal', 2), '')
    await withVault(async (opened) => {
      expect(opened.missingSteps).toBe(0)
      expect(await idsOf(opened)).toEqual(['n1', 'n2', 'n3', 'n4', 'n5'])
    })
  })
})

test('lines that were cut from the end of the list of what happened are seen to be missing', async () => {
  await cut(pathOf('audit'), 2)
  await withVault(async (opened) => {
    await opened.audit.write({ kind: 'recovered' })
    const [newest, earlier] = (await opened.audit.list(null, 20)).lines
    expect(newest && earlier && missingBefore(newest, earlier)).toBe(2)
  })
})

test('a list of what happened that was taken away whole is seen to be missing', async () => {
  await rm(join(folder, 'vault', 'audit'), { recursive: true })
  await withVault(async (opened) => {
    await opened.audit.write({ kind: 'recovered' })
    const { lines, isAll } = await opened.audit.list(null, 20)
    expect(isAll).toBe(true)
    expect(lines.map((line) => missingBefore(line, NO_LINE))).toEqual([5])
  })
})

describe('the notes of how far the logs went', () => {
  const takeAway = (...names: readonly string[]) => Promise.all(names.map((name) => rm(join(folder, 'vault', name), { recursive: true })))
  const spoil = (name: string) => writeFile(join(folder, 'vault', name), 'of no vault')

  test.each([
    ['with all that they told of', () => takeAway('log-ends', 'journal', 'audit')],
    ['alone', () => takeAway('log-ends')],
    ['that of the catalogue', () => takeAway('end-note')],
    ['or spoilt', () => spoil('log-ends')],
    ['or spoilt, that of the catalogue', () => spoil('end-note')],
  ])('taken away, %s: it is said and written down once', async (_, harm) => {
    await harm()
    await withVault(async (opened) => {
      expect(opened.signs).toEqual(['ends-missing'])
      expect((await opened.audit.list(null, 1)).lines[0]?.what).toEqual({ kind: 'ends-missing' })
    })
    await withVault(async ({ signs }) => expect(signs).toEqual([]))
  })

  test('are there from the first start on, also where that ends in a crash', async () => {
    const begun = await aDataFolder()
    await openWholeVault(begun)
    const { signs } = await openWholeVault(begun)
    expect(signs).toEqual([])
    await rm(join(begun, 'vault', 'log-ends'))
    expect((await openWholeVault(begun)).signs).toEqual(['ends-missing'])
  })
})
