import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openAudit, type Audit } from '../../../electron/vault/audit/audit'
import { localDisk } from '../../../electron/vault/disk'
import { missingBefore } from '../../../shared/domain/audit'
import { aDataFolder } from '../../support/data-folder'
import { failingDisk } from '../../support/failing-disk'

const keys = { vaultId: Buffer.alloc(16, 3), key: Buffer.alloc(32, 5) }
const noon = Date.UTC(2026, 10, 22, 12)

async function inFolder(changes: { readonly now?: () => number; readonly linesInAPart?: number } = {}) {
  const folder = join(await aDataFolder(), 'audit')
  const disk = failingDisk()
  const reopen = (): Promise<Audit> => openAudit(disk, folder, { ...keys, now: () => noon, ...changes })
  return { folder, disk, reopen, audit: await reopen() }
}

const kindsOf = async (audit: Audit) => (await audit.list(null, 100)).lines.map(({ counter, what }) => `${counter} ${what.kind}`)

describe('what happened in the vault', () => {
  test('is told newest first, also after the app was closed', async () => {
    const { audit, reopen } = await inFolder()
    await audit.write({ kind: 'created' })
    await audit.note({ kind: 'locked', by: 'page' })
    await audit.close()
    const again = await reopen()
    await again.note({ kind: 'unlocked', failedAttempts: 2 })
    expect((await again.list(null, 10)).lines[0]).toEqual({ counter: 3, at: '2026-11-22T12:00:00.000Z', what: { kind: 'unlocked', failedAttempts: 2 } })
    expect(await kindsOf(again)).toEqual(['3 unlocked', '2 locked', '1 created'])
  })

  test('stays in the order in which it happened when the clock is set back', async () => {
    let time = noon
    const { audit } = await inFolder({ now: () => time })
    await audit.write({ kind: 'created' })
    time -= 86_400_000
    await audit.write({ kind: 'recovered' })
    expect(await kindsOf(audit)).toEqual(['2 recovered', '1 created'])
  })

  test('is told page by page, across the files that it lies in', async () => {
    const { audit, folder, reopen } = await inFolder({ linesInAPart: 3 })
    for (let times = 0; times < 8; times += 1) await audit.write({ kind: 'unlocked', failedAttempts: times })
    await audit.close()
    expect(await readdir(folder)).toEqual(['1', '2', '3'])
    const again = await reopen()
    const first = await again.list(null, 5)
    expect(first.lines.map(({ counter }) => counter)).toEqual([8, 7, 6, 5, 4])
    expect(first.isAll).toBe(false)
    expect(await again.list(4, 5)).toMatchObject({ lines: [{ counter: 3 }, { counter: 2 }, { counter: 1 }], isAll: true })
    await again.write({ kind: 'recovered' })
    expect((await again.list(null, 1)).lines[0]?.counter).toBe(9)
  })

  test('lies sealed on the disk', async () => {
    const { audit, folder } = await inFolder()
    await audit.write({ kind: 'recording-removed', recordingId: 'a-recording-with-an-id' })
    await audit.close()
    expect((await readFile(join(folder, '1'))).includes('recording')).toBe(false)
  })

  test('a line that the disk refused is seen to be missing, and the work that it tells of goes on', async () => {
    const { audit, disk } = await inFolder()
    await audit.write({ kind: 'created' })
    disk.fail('ENOSPC', 'write')
    await audit.note({ kind: 'passphrase-changed', failedAttempts: 0 })
    await expect(audit.write({ kind: 'recovered' })).rejects.toMatchObject({ error: { kind: 'disk-full' } })
    disk.mend()
    await audit.note({ kind: 'locked', by: 'page' })
    const { lines } = await audit.list(null, 10)
    expect(lines.map(({ what }) => what.kind)).toEqual(['locked', 'created'])
    expect(missingBefore(lines[0]!, lines[1]!)).toBeGreaterThan(0)
  })

  test('a damaged file keeps nobody out: what can be read is told, and that something cannot', async () => {
    const { audit, folder, reopen } = await inFolder()
    for (let times = 0; times < 3; times += 1) await audit.write({ kind: 'unlocked', failedAttempts: times })
    await audit.close()
    const path = join(folder, '1')
    const bytes = await readFile(path)
    // In the second line; a good one follows, so that this is no torn end.
    const at = bytes.length - 2 * 296 + 40
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    await writeFile(path, bytes)
    const again = await reopen()
    await again.note({ kind: 'recovered' })
    const kinds = (await again.list(null, 10)).lines.map(({ what }) => what.kind)
    expect(kinds).toEqual(['recovered', 'lines-unreadable', 'unlocked'])
  })

  test('a line of a later version is there, and says no more than that', async () => {
    const { audit } = await inFolder()
    await audit.write({ kind: 'moved-to-the-moon', crater: 'Tycho' } as unknown as Parameters<Audit['write']>[0])
    expect(await kindsOf(audit)).toEqual(['1 other'])
  })

  test('another vault’s key opens none of it', async () => {
    const { audit, folder } = await inFolder()
    await audit.write({ kind: 'created' })
    await audit.close()
    const stranger = await openAudit(localDisk, folder, { ...keys, key: Buffer.alloc(32, 6), now: () => noon })
    expect((await stranger.list(null, 10)).lines.map(({ what }) => what.kind)).toEqual(['lines-unreadable'])
  })
})
