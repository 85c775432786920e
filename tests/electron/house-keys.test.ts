import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSecretServiceKey, readServiceKey } from '../../shared/domain/service-key'
import { aHouseForEachTest, OTHER, PASSPHRASE } from './a-house'

const at = aHouseForEachTest()
const { call, valueOf, errorOf } = at

describe('a vault', { timeout: 120_000 }, () => {
  test('is opened by its recovery sheet, with a new passphrase from then on', async () => {
    const { recoveryKey } = await valueOf('vault:create', { passphrase: PASSPHRASE })
    await at.house.lock()
    const mistyped = recoveryKey.replace(/^./, (letter) => (letter === '0' ? '1' : '0'))
    expect(await call('vault:recover', { recoveryKey: mistyped, passphrase: OTHER })).toMatchObject({ ok: false, error: { kind: 'wrong-recovery-key', mistypedGroups: [1] } })
    await valueOf('vault:recover', { recoveryKey: recoveryKey.toLowerCase(), passphrase: OTHER })
    await at.house.close()
    await at.startAgain()
    expect(await errorOf('vault:unlock', { passphrase: PASSPHRASE })).toBe('wrong-passphrase')
    await valueOf('vault:unlock', { passphrase: OTHER })
    expect((await valueOf('vault:slots', {})).map(({ kind }) => kind).toSorted()).toEqual(['passphrase', 'recovery'])
  })
})

describe('changing everything', { timeout: 120_000 }, () => {
  test('leaves the vault open and whole; from then on only the new passphrase and the new sheet open it', async () => {
    const { recoveryKey: old } = await valueOf('vault:create', { passphrase: PASSPHRASE })
    await valueOf('records:commit', { changes: [{ table: 'notes', id: 'n1', group: 's1', references: {}, value: { text: 'kept' } }] })
    const { recoveryKey } = await valueOf('vault:rotate', { passphrase: PASSPHRASE, newPassphrase: OTHER })
    await valueOf('records:commit', { changes: [{ table: 'notes', id: 'n2', group: 's1', references: {}, value: { text: 'after' } }] })
    await valueOf('vault:check-sheet', { recoveryKey })
    expect(await errorOf('vault:check-sheet', { recoveryKey: old })).toBe('wrong-recovery-key')
    await at.house.close()
    await at.startAgain()
    expect(await errorOf('vault:unlock', { passphrase: PASSPHRASE })).toBe('wrong-passphrase')
    expect(await errorOf('vault:recover', { recoveryKey: old, passphrase: PASSPHRASE })).toBe('wrong-recovery-key')
    await valueOf('vault:recover', { recoveryKey, passphrase: PASSPHRASE })
    expect(await valueOf('records:head', {})).toMatchObject({ number: 2 })
    const { lines } = await valueOf('audit:list', { before: null, most: 100 })
    expect(lines.map(({ what }) => what.kind)).toEqual(['recovered', 'locked', 'all-changed', 'created'])
    expect(lines[0]?.what).toEqual({ kind: 'recovered', failedAttempts: 1 })
    // What was told once is not told at the next opening again.
    await at.house.lock()
    await valueOf('vault:unlock', { passphrase: PASSPHRASE })
    expect((await valueOf('audit:list', { before: null, most: 1 })).lines[0]?.what).toEqual({ kind: 'unlocked', failedAttempts: 0 })
  })

  test('takes the passphrase as it is now', async () => {
    await valueOf('vault:create', { passphrase: PASSPHRASE })
    expect(await errorOf('vault:confirm', { passphrase: OTHER })).toBe('wrong-passphrase')
    await valueOf('vault:confirm', { passphrase: PASSPHRASE })
    expect(await errorOf('vault:rotate', { passphrase: OTHER, newPassphrase: OTHER })).toBe('wrong-passphrase')
    await at.house.lock()
    await valueOf('vault:unlock', { passphrase: PASSPHRASE })
  })

  test('waits until filming has ended', async () => {
    await valueOf('vault:create', { passphrase: PASSPHRASE })
    const { recordingId } = await valueOf('recording:begin', { sessionId: 's', mimeType: 'video/webm' })
    expect(await errorOf('vault:rotate', { passphrase: PASSPHRASE, newPassphrase: OTHER })).toBe('recording-busy')
    await valueOf('recording:append', { recordingId, index: 0, bytes: new Uint8Array([1]) })
    await valueOf('recording:finish', { recordingId })
    await valueOf('vault:rotate', { passphrase: PASSPHRASE, newPassphrase: OTHER })
  })

  test('comes after a change of the passphrase that is under way, and never undoes it', async () => {
    await valueOf('vault:create', { passphrase: PASSPHRASE })
    const changing = call('vault:change-passphrase', { passphrase: PASSPHRASE, newPassphrase: OTHER })
    const rotating = call('vault:rotate', { passphrase: OTHER, newPassphrase: PASSPHRASE })
    expect(await changing).toMatchObject({ ok: true })
    expect(await rotating).toMatchObject({ ok: true })
    await at.house.lock()
    await valueOf('vault:unlock', { passphrase: PASSPHRASE })
  })

  test('leaves the old passphrase or the new where the vault is locked meanwhile', async () => {
    await valueOf('vault:create', { passphrase: PASSPHRASE })
    const rotating = call('vault:rotate', { passphrase: PASSPHRASE, newPassphrase: OTHER })
    await at.house.lock()
    const holds = (await rotating).ok ? OTHER : PASSPHRASE
    await valueOf('vault:unlock', { passphrase: holds })
    expect(await valueOf('records:head', {})).toMatchObject({ number: 0 })
  })
})

describe('a service’s key', { timeout: 120_000 }, () => {
  const halves = async () => {
    const made = await valueOf('vault:make-service-key', {})
    expect(made?.where).toEqual({ file: 'service-key.txt', folder: at.dataFolder, canShow: false })
    const text = await readFile(join(at.dataFolder, 'service-key.txt'), 'utf8')
    return { publicKey: readServiceKey(made?.publicKey ?? ''), secret: readSecretServiceKey(text) }
  }
  const needed = (key: Uint8Array<ArrayBuffer> | null): Uint8Array<ArrayBuffer> => {
    if (key === null) throw new Error('There is no key in it')
    return key
  }

  test('that was made here opens the vault that it was added to, also after everything was changed, with a new passphrase from then on', async () => {
    await valueOf('vault:create', { passphrase: PASSPHRASE })
    expect(await valueOf('vault:state', {})).toMatchObject({ hasServiceKey: false })
    const { publicKey, secret } = await halves()
    await valueOf('vault:add-escrow', { passphrase: PASSPHRASE, publicKey: needed(publicKey), label: 'Riverside Service' })
    await valueOf('vault:rotate', { passphrase: PASSPHRASE, newPassphrase: OTHER })
    await at.house.lock()
    expect(await valueOf('vault:state', {})).toMatchObject({ kind: 'locked', hasServiceKey: true })
    await valueOf('vault:open-with-service-key', { privateKey: needed(secret), passphrase: PASSPHRASE })
    const { lines } = await valueOf('audit:list', { before: null, most: 1 })
    const slot = (await valueOf('vault:slots', {})).find(({ kind }) => kind === 'escrow')
    expect(lines[0]?.what).toEqual({ kind: 'opened-by-service', slotId: slot?.id, failedAttempts: 0 })
    await at.house.lock()
    await valueOf('vault:unlock', { passphrase: PASSPHRASE })
  })

  test('of another service opens nothing and changes nothing', async () => {
    await valueOf('vault:create', { passphrase: PASSPHRASE })
    const { publicKey } = await halves()
    await valueOf('vault:add-escrow', { passphrase: PASSPHRASE, publicKey: needed(publicKey), label: 'Riverside Service' })
    await at.house.lock()
    expect(await errorOf('vault:open-with-service-key', { privateKey: new Uint8Array(32).fill(5), passphrase: OTHER })).toBe('wrong-escrow-key')
    await valueOf('vault:unlock', { passphrase: PASSPHRASE })
  })
})
