import { cp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aHouseForEachTest, OTHER, PASSPHRASE } from './a-house'

const at = aHouseForEachTest()
const { valueOf, errorOf } = at

describe('a vault', { timeout: 120_000 }, () => {
  test('is made once, opened with its passphrase and with nothing else, and locked again', async () => {
    expect(await valueOf('vault:state', {})).toMatchObject({ kind: 'none' })
    const { recoveryKey } = await valueOf('vault:create', { passphrase: PASSPHRASE })
    expect(recoveryKey).toMatch(/^([0-9A-Z]{5}-){7}[0-9A-Z]{5}$/)
    expect(await errorOf('vault:create', { passphrase: OTHER })).toBe('not-available')
    await valueOf('records:commit', { changes: [{ table: 'notes', id: 'n1', group: 's1', references: {}, value: { text: 'kept' } }] })
    await at.house.lock()
    expect(at.announced).toContain('vault:locked')
    expect(await valueOf('vault:state', {})).toMatchObject({ kind: 'locked' })
    expect(await errorOf('vault:unlock', { passphrase: OTHER })).toBe('wrong-passphrase')
    await valueOf('vault:unlock', { passphrase: PASSPHRASE })
    expect(await valueOf('records:head', {})).toMatchObject({ number: 1 })
  })

  test('tells a page that is loaded anew the key of its unfinished sheet, and forgets it with the screen or a lock', async () => {
    const { recoveryKey } = await valueOf('vault:create', { passphrase: PASSPHRASE })
    expect(await valueOf('vault:unfinished-sheet', {})).toEqual({ recoveryKey })
    await valueOf('vault:sheet-left', {})
    expect(await valueOf('vault:unfinished-sheet', {})).toEqual({ recoveryKey: null })
  })

  test('writes down what happened to it, without a single name', async () => {
    await valueOf('vault:create', { passphrase: PASSPHRASE })
    await valueOf('vault:lock', { by: 'page' })
    expect(await errorOf('vault:unlock', { passphrase: OTHER })).toBe('wrong-passphrase')
    expect(await errorOf('vault:unlock', { passphrase: OTHER })).toBe('wrong-passphrase')
    await valueOf('vault:unlock', { passphrase: PASSPHRASE })
    await valueOf('vault:change-passphrase', { passphrase: PASSPHRASE, newPassphrase: OTHER })
    await valueOf('vault:add-escrow', { passphrase: OTHER, publicKey: new Uint8Array(32).fill(9), label: 'Riverside Service' })
    await at.house.lock()
    await valueOf('vault:unlock', { passphrase: OTHER })
    const { lines } = await valueOf('audit:list', { before: null, most: 100 })
    expect(lines.toReversed().map(({ what }) => what)).toEqual([
      { kind: 'created' },
      { kind: 'locked', by: 'page' },
      { kind: 'unlocked', failedAttempts: 2 },
      { kind: 'passphrase-changed', failedAttempts: 0 },
      { kind: 'service-key-added', slotId: expect.any(String), failedAttempts: 0 },
      { kind: 'locked', by: 'system' },
      { kind: 'unlocked', failedAttempts: 0 },
    ])
    expect(JSON.stringify(lines)).not.toContain('Riverside')
  })

  test('that is put back as it was before a family was erased does not bring the family back', async () => {
    await valueOf('vault:create', { passphrase: PASSPHRASE })
    const { bodies } = await valueOf('records:commit', { changes: [{ table: 'families', id: 'fern', group: 'fern', references: {}, value: { alias: 'Fern' } }] })
    const documents = [{ table: 'families', id: 'fern', group: 'fern', body: Uint8Array.from(bodies[0] ?? []) }]
    expect(await valueOf('records:open', { documents })).toEqual([{ alias: 'Fern' }])
    await at.house.lock()
    const before = join(at.dataFolder, 'an-older-copy')
    await cp(join(at.dataFolder, 'vault'), before, { recursive: true })
    await valueOf('vault:unlock', { passphrase: PASSPHRASE })
    expect(await valueOf('family:erase', { familyId: 'fern', sessionIds: [], recordingIds: [], counts: { held: 0, planned: 0, recordings: 0, footage: 0, films: 0, notes: 0 } })).toEqual({ recordings: 0 })
    await at.house.close()

    await rm(join(at.dataFolder, 'vault'), { recursive: true })
    await rename(before, join(at.dataFolder, 'vault'))
    await at.startAgain()
    await valueOf('vault:unlock', { passphrase: PASSPHRASE })
    expect(await valueOf('records:open', { documents })).toEqual([null])
  })
})

test('a vault without the file that opens it is damaged, and no new one is made in its place', { timeout: 120_000 }, async () => {
  await valueOf('vault:create', { passphrase: PASSPHRASE })
  await valueOf('records:commit', { changes: [{ table: 'notes', id: 'n1', group: 's1', references: {}, value: { text: 'kept' } }] })
  await at.house.close()
  const file = join(at.dataFolder, 'vault', 'vault.json')
  await rename(file, join(at.dataFolder, 'vault.json'))
  await at.startAgain()
  expect(await errorOf('vault:state', {})).toBe('vault-damaged')
  expect(await errorOf('vault:create', { passphrase: PASSPHRASE })).toBe('vault-damaged')
  await rename(join(at.dataFolder, 'vault.json'), file)
  await valueOf('vault:unlock', { passphrase: PASSPHRASE })
  expect(await valueOf('records:head', {})).toMatchObject({ number: 1 })
})
