import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { savePage } from '../../electron/save-page'
import type { OpenedVault } from '../../electron/vault/sealed-vault'
import { AppFailure } from '../../shared/domain/outcome'
import { aDataFolder } from '../support/data-folder'
import { openWholeVault } from '../support/test-vault'

let audit: OpenedVault['audit']
let folder: string
const printPage = vi.fn<() => Promise<Uint8Array>>()

beforeEach(async () => {
  audit = (await openWholeVault(await aDataFolder())).audit
  folder = await aDataFolder()
  printPage.mockReset().mockResolvedValue(Buffer.from('%PDF-1.7'))
})

const save = (path: string | null) => savePage('Note of Anna', { audit, shell: { choosePdfFile: async () => path, printPage } })
const note = () => join(folder, 'Note of Anna.pdf')
const told = async () => (await audit.list(null, 10)).lines.toReversed().map(({ what }) => what)

test('a page that is saved is written down, without its name', async () => {
  expect(await save(note())).toBe(true)
  expect(await readdir(folder)).toEqual(['Note of Anna.pdf'])
  expect(await readFile(note(), 'utf8')).toBe('%PDF-1.7')
  expect(await told()).toEqual([{ kind: 'saving-page', pageId: expect.any(String), place: 'folder' }])
  expect(JSON.stringify(await told())).not.toContain('Anna')
})

test.skipIf(process.platform === 'win32')('a page that is saved is for nobody else on this computer', async () => {
  await save(note())
  expect((await stat(note())).mode & 0o777).toBe(0o600)
})

test('where it cannot be written down, nothing is printed and no file is left', async () => {
  vi.spyOn(audit, 'write').mockRejectedValue(new AppFailure({ kind: 'disk-full', neededBytes: 0 }))
  await expect(save(note())).rejects.toMatchObject({ error: { kind: 'disk-full' } })
  expect(printPage).not.toHaveBeenCalled()
  expect(await readdir(folder)).toEqual([])
})

test('a file that stood there is replaced whole', async () => {
  await writeFile(note(), 'an older and much longer file')
  await save(note())
  expect(await readFile(note(), 'utf8')).toBe('%PDF-1.7')
})

test('a place that cannot be written to is an expected failure, and is written down as well', async () => {
  await expect(save(join(folder, 'missing', 'note.pdf'))).rejects.toMatchObject({ error: { kind: 'storage-failed', code: 'ENOENT' } })
  expect((await told()).map(({ kind }) => kind)).toEqual(['saving-page', 'page-not-saved'])
})

test('who cancels gets no file, and nothing is written down', async () => {
  expect(await save(null)).toBe(false)
  expect(printPage).not.toHaveBeenCalled()
  expect(await told()).toEqual([])
})
