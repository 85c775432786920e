import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openVault } from '../../support/test-vault'
import { aDataFolder } from '../../support/data-folder'
import { failingDisk } from '../../support/failing-disk'
import { aboutFilming, bytesOf, textAt } from './bytes'

describe('footage being filmed', () => {
  test('is kept chunk by chunk, in the order of the chunks', async () => {
    const vault = await openVault(await aDataFolder())
    const id = await vault.beginRecording(aboutFilming)
    await vault.appendChunk(id, 0, bytesOf('first '))
    await vault.appendChunk(id, 1, bytesOf('second'))
    await vault.closeRecording(id)
    expect(await textAt(vault, `recordings/${id}/original`)).toBe('first second')
    expect(await vault.facts(id)).toMatchObject({ state: 'closed', sessionId: 'session-1' })
  })

  test('takes chunks that arrive together one after another', async () => {
    const vault = await openVault(await aDataFolder())
    const id = await vault.beginRecording(aboutFilming)
    const words = Array.from({ length: 40 }, (_, index) => `${index},`)
    await Promise.all(words.map((word, index) => vault.appendChunk(id, index, bytesOf(word))))
    await vault.closeRecording(id)
    expect(await textAt(vault, `recordings/${id}/original`)).toBe(words.join(''))
  })

  test.each([
    ['the same chunk twice', 0, 1],
    ['a chunk too far ahead', 2, 1],
  ])('refuses %s and says which it expects', async (_, received, expected) => {
    const vault = await openVault(await aDataFolder())
    const id = await vault.beginRecording(aboutFilming)
    await vault.appendChunk(id, 0, bytesOf('a'))
    await expect(vault.appendChunk(id, received, bytesOf('b'))).rejects.toMatchObject({ error: { kind: 'chunk-out-of-order', expected, received } })
    await vault.appendChunk(id, 1, bytesOf('c'))
    await vault.closeRecording(id)
    expect(await textAt(vault, `recordings/${id}/original`)).toBe('ac')
  })

  test('takes nothing more once it is closed', async () => {
    const vault = await openVault(await aDataFolder())
    const id = await vault.beginRecording(aboutFilming)
    await vault.closeRecording(id)
    const missing = { error: { kind: 'recording-missing', recordingId: id } }
    await expect(vault.appendChunk(id, 0, bytesOf('late'))).rejects.toMatchObject(missing)
    await expect(vault.closeRecording(id)).rejects.toMatchObject(missing)
  })

  test('is found again, whole, by the next process after one that ended without a word', async () => {
    const folder = await aDataFolder()
    const ended = await openVault(folder)
    const id = await ended.beginRecording(aboutFilming)
    await ended.appendChunk(id, 0, bytesOf('what was filmed'))

    const next = await openVault(folder)
    expect(await next.openRecordings()).toEqual([{ recordingId: id, isLive: false, facts: aboutFilming }])
    await next.closeRecording(id)
    expect(await textAt(next, `recordings/${id}/original`)).toBe('what was filmed')
    await ended.releaseLive()
  })

  test('is no longer live after its page went away, and stays open', async () => {
    const vault = await openVault(await aDataFolder())
    const id = await vault.beginRecording(aboutFilming)
    expect(await vault.openRecordings()).toMatchObject([{ recordingId: id, isLive: true }])
    await vault.releaseLive()
    expect(await vault.openRecordings()).toMatchObject([{ recordingId: id, isLive: false }])
    await expect(vault.appendChunk(id, 0, bytesOf('a'))).rejects.toMatchObject({ error: { kind: 'recording-missing' } })
  })
})

describe('a vault that is locked while something is being filmed', () => {
  test('goes on taking it in, shows nothing, and has it whole once it is unlocked', async () => {
    const folder = await aDataFolder()
    const locked = await openVault(folder)
    const id = await locked.beginRecording(aboutFilming)
    await locked.appendChunk(id, 0, bytesOf('before, '))
    await locked.lock()
    await locked.appendChunk(id, 1, bytesOf('meanwhile, '))
    await expect(textAt(locked, `recordings/${id}/original`)).rejects.toMatchObject({ error: { kind: 'locked' } })
    expect(await locked.recordingIds()).toEqual([])

    const unlocked = await openVault(folder)
    unlocked.takeOverLive(locked)
    expect(await unlocked.openRecordings()).toMatchObject([{ recordingId: id, isLive: true }])
    await unlocked.appendChunk(id, 2, bytesOf('after'))
    await unlocked.closeRecording(id)
    expect(await textAt(unlocked, `recordings/${id}/original`)).toBe('before, meanwhile, after')
  })
})

describe('a disk that refuses', () => {
  test.each(['ENOSPC', 'EDQUOT'])('when it is full (%s), says so, keeps what was safe, and goes on once there is room', async (code) => {
    const disk = failingDisk()
    const vault = await openVault(await aDataFolder(), disk)
    const id = await vault.beginRecording(aboutFilming)
    await vault.appendChunk(id, 0, bytesOf('safe '))
    disk.fail(code, 'write')
    await expect(vault.appendChunk(id, 1, bytesOf('does not fit'))).rejects.toMatchObject({ error: { kind: 'disk-full', neededBytes: 12 } })
    disk.mend()
    await vault.appendChunk(id, 1, bytesOf('fits'))
    await vault.closeRecording(id)
    expect(await textAt(vault, `recordings/${id}/original`)).toBe('safe fits')
  })

  test('for another reason, gives that reason, and acknowledges nothing that was not synced', async () => {
    const disk = failingDisk()
    const vault = await openVault(await aDataFolder(), disk)
    const id = await vault.beginRecording(aboutFilming)
    await vault.appendChunk(id, 0, bytesOf('safe'))
    disk.fail('EIO', 'sync')
    await expect(vault.appendChunk(id, 1, bytesOf('lost'))).rejects.toMatchObject({ error: { kind: 'storage-failed', code: 'EIO' } })
    disk.mend()
    expect(await vault.openRecordings()).toMatchObject([{ recordingId: id }])
    await vault.closeRecording(id)
    expect(await textAt(vault, `recordings/${id}/original`)).toMatch(/^safe/)
  })

  test('leaves no recording behind that could not be begun', async () => {
    const folder = await aDataFolder()
    const disk = failingDisk()
    const vault = await openVault(folder, disk)
    disk.fail('ENOSPC', 'write')
    await expect(vault.beginRecording(aboutFilming)).rejects.toMatchObject({ error: { kind: 'disk-full' } })
    expect(await vault.recordingIds()).toEqual([])
    expect(await readdir(join(folder, 'vault', 'media'))).toEqual([])
  })
})
