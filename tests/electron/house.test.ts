import { cp, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openHouse, type House } from '../../electron/house'
import { channels, type Args, type Channel, type EventName, type Result } from '../../shared/bridge/contract'
import type { AppError, Outcome } from '../../shared/domain/outcome'
import { readSecretServiceKey, readServiceKey } from '../../shared/domain/service-key'
import { answer } from '../../shared/bridge/answer'
import { aDataFolder } from '../support/data-folder'
import { fakeMedia } from '../support/fake-media'

const PASSPHRASE = new TextEncoder().encode('wren heron robin finch swift')
const OTHER = new TextEncoder().encode('abacus ability zone zoo zoning')

let dataFolder: string
let house: House
let announced: EventName[]

beforeEach(async () => {
  dataFolder = await aDataFolder()
  house = await aHouse()
})
afterEach(() => house.close())

/** What happens between opening the vault and being in. */
let whileEntering: () => Promise<unknown> = async () => undefined

async function aHouse(): Promise<House> {
  announced = []
  whileEntering = async () => undefined
  return openHouse({
    dataFolder,
    demoFootage: 'none',
    version: '1.2.3',
    isDemo: false,
    shell: { kind: 'preview', printing: 'browser', showMenu: () => undefined, savePageAsPdf: async () => false, chooseCopyFile: async () => null, chooseServiceKeyFile: async () => join(dataFolder, 'service-key.txt'), showInFolder: null, backupFolder: null, chooseBackupFolder: async () => null, chooseBackupFile: async () => null, readyToClose: () => undefined },
    announce: (name) => void announced.push(name),
    openMedia: async (vault) => {
      await whileEntering()
      return fakeMedia(vault)
    },
    kdf: { memoryKiB: 64 * 1_024, passes: 3, lanes: 1 },
  })
}

const call = <C extends Channel>(channel: C, args: Args<C>): Promise<Outcome<Result<C>>> => answer(house.handlers, channel, structuredClone(args))
async function valueOf<C extends Channel>(channel: C, args: Args<C>): Promise<Result<C>> {
  const outcome = await call(channel, args)
  if (!outcome.ok) throw new Error(outcome.error.kind)
  return outcome.value
}
async function errorOf<C extends Channel>(channel: C, args: Args<C>): Promise<AppError['kind'] | 'none'> {
  const outcome = await call(channel, args)
  return outcome.ok ? 'none' : outcome.error.kind
}

/** Something that each call would accept, were the vault open. */
const passable: Partial<Record<Channel, unknown>> = {
  'menu:show': { items: [] },
  'page:save-as-pdf': { title: 'a' },
  'recording:begin': { sessionId: 's', mimeType: 'video/webm' },
  'recording:append': { recordingId: 'r', index: 0, bytes: new Uint8Array(1) },
  'import:begin': { sessionId: 's', name: 'a.mp4', bytes: 1 },
  'picture:put': { hash: 'a'.repeat(64), bytes: new Uint8Array(1) },
  'film:prepare': { plan: { width: 640, height: 360, frameRate: 30, items: [{ kind: 'card', duration: 500, picture: 'b'.repeat(64) }] } },
  'film:render': { filmId: 'f', plan: { width: 640, height: 360, frameRate: 30, items: [{ kind: 'card', duration: 500, picture: 'b'.repeat(64) }] } },
  'film:cancel': { filmId: 'f' },
  'vault:confirm': { passphrase: PASSPHRASE },
  'vault:change-passphrase': { passphrase: PASSPHRASE, newPassphrase: OTHER },
  'vault:rotate': { passphrase: PASSPHRASE, newPassphrase: OTHER },
  'vault:new-recovery-key': { passphrase: PASSPHRASE },
  'vault:add-escrow': { passphrase: PASSPHRASE, publicKey: new Uint8Array(32), label: 'service' },
  'vault:remove-escrow': { passphrase: PASSPHRASE, slotId: 'x' },
  'records:commit': { changes: [] },
  'records:open': { documents: [] },
  'records:seal': { documents: [] },
  'records:since': { number: 0 },
  'family:erase': { familyId: 'f', sessionIds: [], recordingIds: [], counts: { held: 0, planned: 0, recordings: 0, footage: 0, films: 0, notes: 0 } },
  'audit:list': { before: null, most: 10 },
  'copy:choose': { passphrase: PASSPHRASE },
  'copy:make': { copyId: 'c', recordingId: 'r', adults: [], children: 1, consentId: 'y', reason: '' },
  'copy:cancel': { copyId: 'c' },
  'copy:show': { copyId: 'c' },
  'vault:restore': { backupId: 'b', secret: { kind: 'passphrase', passphrase: PASSPHRASE }, withoutDamaged: false },
  'backup:make': { passphrase: PASSPHRASE },
}

/** What the page may ask only while there is no vault: tests/electron/backups.test.ts. */
const bringingBack = ['vault:backups', 'vault:choose-backup', 'vault:restore', 'vault:stop-restore'] as const satisfies readonly Channel[]

/** What the page may ask while the vault is locked. */
const atTheDoor: ReadonlySet<Channel> = new Set(['vault:state', 'vault:create', 'vault:unlock', 'vault:recover', 'vault:open-with-service-key', 'vault:check-sheet', 'vault:check-service-key', 'vault:lock', 'app:ready-to-close', 'menu:show', ...bringingBack])

describe('while the vault is locked', () => {
  test.each(channels.filter((channel) => !atTheDoor.has(channel)))('%s answers nothing but that', async (channel) => {
    expect(await answer(house.handlers, channel, passable[channel] ?? { recordingId: 'r-1' })).toEqual({ ok: false, error: { kind: 'locked' } })
  })

  test('no footage is served', async () => {
    expect((await house.serveFootage(new Request('http://footage/footage/r-1/play'))).status).toBe(423)
  })
})

describe('a vault', { timeout: 60_000 }, () => {
  test('is made once, opened with its passphrase and with nothing else, and locked again', async () => {
    expect(await valueOf('vault:state', {})).toMatchObject({ kind: 'none' })
    const { recoveryKey } = await valueOf('vault:create', { passphrase: PASSPHRASE })
    expect(recoveryKey).toMatch(/^([0-9A-Z]{5}-){7}[0-9A-Z]{5}$/)
    expect(await errorOf('vault:create', { passphrase: OTHER })).toBe('not-available')
    await valueOf('records:commit', { changes: [{ table: 'notes', id: 'n1', group: 's1', references: {}, value: { text: 'kept' } }] })
    await house.lock()
    expect(announced).toContain('vault:locked')
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

  test('goes on taking in what is being filmed while it is locked', async () => {
    await valueOf('vault:create', { passphrase: PASSPHRASE })
    const { recordingId } = await valueOf('recording:begin', { sessionId: 's', mimeType: 'video/webm' })
    await valueOf('recording:append', { recordingId, index: 0, bytes: new Uint8Array([1]) })
    await house.lock()
    await valueOf('recording:append', { recordingId, index: 1, bytes: new Uint8Array([2, 3]) })
    expect(await errorOf('recording:finish', { recordingId })).toBe('locked')
    await valueOf('vault:unlock', { passphrase: PASSPHRASE })
    await valueOf('recording:append', { recordingId, index: 2, bytes: new Uint8Array([4]) })
    await valueOf('recording:finish', { recordingId })
    const response = await house.serveFootage(new Request(`http://footage/footage/${recordingId}/play`))
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([1, 2, 3, 4])
  })

  test('goes on taking in what is being filmed while it is being unlocked', async () => {
    await valueOf('vault:create', { passphrase: PASSPHRASE })
    const { recordingId } = await valueOf('recording:begin', { sessionId: 's', mimeType: 'video/webm' })
    await valueOf('recording:append', { recordingId, index: 0, bytes: new Uint8Array([1]) })
    await house.lock()
    whileEntering = () => valueOf('recording:append', { recordingId, index: 1, bytes: new Uint8Array([2]) })
    await valueOf('vault:unlock', { passphrase: PASSPHRASE })
    await valueOf('recording:append', { recordingId, index: 2, bytes: new Uint8Array([3]) })
    await valueOf('recording:finish', { recordingId })
    const response = await house.serveFootage(new Request(`http://footage/footage/${recordingId}/play`))
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([1, 2, 3])
  })

  test('ends what is being filmed while it is locked, so that it was not interrupted', async () => {
    await valueOf('vault:create', { passphrase: PASSPHRASE })
    await valueOf('app:start', {})
    const { recordingId: stopped } = await valueOf('recording:begin', { sessionId: 's', mimeType: 'video/webm' })
    await valueOf('recording:append', { recordingId: stopped, index: 0, bytes: new Uint8Array([1]) })
    const { recordingId: broken } = await valueOf('recording:begin', { sessionId: 's', mimeType: 'video/webm' })
    await valueOf('recording:append', { recordingId: broken, index: 0, bytes: new Uint8Array([2]) })
    await house.lock()
    await valueOf('recording:append', { recordingId: stopped, index: 1, bytes: new Uint8Array([3]) })
    await valueOf('recording:end', { recordingId: stopped })
    expect(await errorOf('recording:append', { recordingId: stopped, index: 2, bytes: new Uint8Array([4]) })).toBe('recording-missing')
    await house.close()

    house = await aHouse()
    await valueOf('vault:unlock', { passphrase: PASSPHRASE })
    await valueOf('app:start', {})
    expect((await valueOf('recording:interrupted', {})).map(({ recordingId }) => recordingId)).toEqual([broken])
    await valueOf('recording:finish', { recordingId: stopped })
    const response = await house.serveFootage(new Request(`http://footage/footage/${stopped}/play`))
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([1, 3])
  })

  test('lists what was stopped behind its door once it is open again', async () => {
    await valueOf('vault:create', { passphrase: PASSPHRASE })
    const { recordingId } = await valueOf('recording:begin', { sessionId: 's', mimeType: 'video/webm' })
    await valueOf('recording:append', { recordingId, index: 0, bytes: new Uint8Array([1, 2]) })
    await house.lock()
    await valueOf('recording:end', { recordingId })
    await valueOf('vault:unlock', { passphrase: PASSPHRASE })
    await valueOf('recording:finish', { recordingId })
    const response = await house.serveFootage(new Request(`http://footage/footage/${recordingId}/play`))
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([1, 2])
  })

  test('writes down what happened to it, without a single name', async () => {
    await valueOf('vault:create', { passphrase: PASSPHRASE })
    await valueOf('vault:lock', {})
    expect(await errorOf('vault:unlock', { passphrase: OTHER })).toBe('wrong-passphrase')
    expect(await errorOf('vault:unlock', { passphrase: OTHER })).toBe('wrong-passphrase')
    await valueOf('vault:unlock', { passphrase: PASSPHRASE })
    await valueOf('vault:change-passphrase', { passphrase: PASSPHRASE, newPassphrase: OTHER })
    await valueOf('vault:add-escrow', { passphrase: OTHER, publicKey: new Uint8Array(32).fill(9), label: 'Riverside Service' })
    await house.lock()
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
    await house.lock()
    const before = join(dataFolder, 'an-older-copy')
    await cp(join(dataFolder, 'vault'), before, { recursive: true })
    await valueOf('vault:unlock', { passphrase: PASSPHRASE })
    expect(await valueOf('family:erase', { familyId: 'fern', sessionIds: [], recordingIds: [], counts: { held: 0, planned: 0, recordings: 0, footage: 0, films: 0, notes: 0 } })).toEqual({ recordings: 0 })
    await house.close()

    await rm(join(dataFolder, 'vault'), { recursive: true })
    await rename(before, join(dataFolder, 'vault'))
    house = await aHouse()
    await valueOf('vault:unlock', { passphrase: PASSPHRASE })
    expect(await valueOf('records:open', { documents })).toEqual([null])
  })

  test('is opened by its recovery sheet, with a new passphrase from then on', async () => {
    const { recoveryKey } = await valueOf('vault:create', { passphrase: PASSPHRASE })
    await house.lock()
    const mistyped = recoveryKey.replace(/^./, (letter) => (letter === '0' ? '1' : '0'))
    expect(await call('vault:recover', { recoveryKey: mistyped, passphrase: OTHER })).toMatchObject({ ok: false, error: { kind: 'wrong-recovery-key', mistypedGroups: [1] } })
    await valueOf('vault:recover', { recoveryKey: recoveryKey.toLowerCase(), passphrase: OTHER })
    await house.close()
    house = await aHouse()
    expect(await errorOf('vault:unlock', { passphrase: PASSPHRASE })).toBe('wrong-passphrase')
    await valueOf('vault:unlock', { passphrase: OTHER })
    expect((await valueOf('vault:slots', {})).map(({ kind }) => kind).toSorted()).toEqual(['passphrase', 'recovery'])
  })
})

describe('changing everything', { timeout: 60_000 }, () => {
  test('leaves the vault open and whole; from then on only the new passphrase and the new sheet open it', async () => {
    const { recoveryKey: old } = await valueOf('vault:create', { passphrase: PASSPHRASE })
    await valueOf('records:commit', { changes: [{ table: 'notes', id: 'n1', group: 's1', references: {}, value: { text: 'kept' } }] })
    const { recoveryKey } = await valueOf('vault:rotate', { passphrase: PASSPHRASE, newPassphrase: OTHER })
    await valueOf('records:commit', { changes: [{ table: 'notes', id: 'n2', group: 's1', references: {}, value: { text: 'after' } }] })
    await valueOf('vault:check-sheet', { recoveryKey })
    expect(await errorOf('vault:check-sheet', { recoveryKey: old })).toBe('wrong-recovery-key')
    await house.close()
    house = await aHouse()
    expect(await errorOf('vault:unlock', { passphrase: PASSPHRASE })).toBe('wrong-passphrase')
    expect(await errorOf('vault:recover', { recoveryKey: old, passphrase: PASSPHRASE })).toBe('wrong-recovery-key')
    await valueOf('vault:recover', { recoveryKey, passphrase: PASSPHRASE })
    expect(await valueOf('records:head', {})).toMatchObject({ number: 2 })
    const { lines } = await valueOf('audit:list', { before: null, most: 100 })
    expect(lines.map(({ what }) => what.kind)).toEqual(['recovered', 'locked', 'all-changed', 'created'])
  })

  test('takes the passphrase as it is now', async () => {
    await valueOf('vault:create', { passphrase: PASSPHRASE })
    expect(await errorOf('vault:confirm', { passphrase: OTHER })).toBe('wrong-passphrase')
    await valueOf('vault:confirm', { passphrase: PASSPHRASE })
    expect(await errorOf('vault:rotate', { passphrase: OTHER, newPassphrase: OTHER })).toBe('wrong-passphrase')
    await house.lock()
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
    await house.lock()
    await valueOf('vault:unlock', { passphrase: PASSPHRASE })
  })

  test('leaves the old passphrase or the new where the vault is locked meanwhile', async () => {
    await valueOf('vault:create', { passphrase: PASSPHRASE })
    const rotating = call('vault:rotate', { passphrase: PASSPHRASE, newPassphrase: OTHER })
    await house.lock()
    const holds = (await rotating).ok ? OTHER : PASSPHRASE
    await valueOf('vault:unlock', { passphrase: holds })
    expect(await valueOf('records:head', {})).toMatchObject({ number: 0 })
  })
})

describe('a service’s key', { timeout: 60_000 }, () => {
  const halves = async () => {
    const made = await valueOf('vault:make-service-key', {})
    const text = await readFile(join(dataFolder, 'service-key.txt'), 'utf8')
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
    await house.lock()
    expect(await valueOf('vault:state', {})).toMatchObject({ kind: 'locked', hasServiceKey: true })
    await valueOf('vault:open-with-service-key', { privateKey: needed(secret), passphrase: PASSPHRASE })
    const { lines } = await valueOf('audit:list', { before: null, most: 1 })
    const slot = (await valueOf('vault:slots', {})).find(({ kind }) => kind === 'escrow')
    expect(lines[0]?.what).toEqual({ kind: 'opened-by-service', slotId: slot?.id })
    await house.lock()
    await valueOf('vault:unlock', { passphrase: PASSPHRASE })
  })

  test('of another service opens nothing and changes nothing', async () => {
    await valueOf('vault:create', { passphrase: PASSPHRASE })
    const { publicKey } = await halves()
    await valueOf('vault:add-escrow', { passphrase: PASSPHRASE, publicKey: needed(publicKey), label: 'Riverside Service' })
    await house.lock()
    expect(await errorOf('vault:open-with-service-key', { privateKey: new Uint8Array(32).fill(5), passphrase: OTHER })).toBe('wrong-escrow-key')
    await valueOf('vault:unlock', { passphrase: PASSPHRASE })
  })
})

test('the number of the sheet that opens the vault is told while it is locked', { timeout: 60_000 }, async () => {
  await valueOf('vault:create', { passphrase: PASSPHRASE })
  const slot = (await valueOf('vault:slots', {})).find(({ kind }) => kind === 'recovery')
  await house.lock()
  expect(await valueOf('vault:state', {})).toMatchObject({ sheetNumber: slot?.id.slice(0, 4).toUpperCase() })
})

describe('a lock', { timeout: 60_000 }, () => {
  test('that comes while the vault is being opened follows at once', async () => {
    await valueOf('vault:create', { passphrase: PASSPHRASE })
    await valueOf('vault:lock', {})
    const opening = call('vault:unlock', { passphrase: PASSPHRASE })
    await house.lock()
    await opening
    expect(await valueOf('vault:state', {})).toMatchObject({ kind: 'locked' })
    expect(announced).toContain('vault:locked')
  })

  test('that comes while the passphrase is being changed leaves the log of the vault whole', async () => {
    await valueOf('vault:create', { passphrase: PASSPHRASE })
    const changing = call('vault:change-passphrase', { passphrase: PASSPHRASE, newPassphrase: OTHER })
    await house.lock()
    expect((await changing).ok).toBe(true)
    await valueOf('vault:unlock', { passphrase: OTHER })
    const { lines } = await valueOf('audit:list', { before: null, most: 50 })
    expect(lines.map(({ what }) => what.kind)).not.toContain('lines-unreadable')
  })
})

test('a vault without the file that opens it is damaged, and no new one is made in its place', { timeout: 60_000 }, async () => {
  await valueOf('vault:create', { passphrase: PASSPHRASE })
  await valueOf('records:commit', { changes: [{ table: 'notes', id: 'n1', group: 's1', references: {}, value: { text: 'kept' } }] })
  await house.close()
  const file = join(dataFolder, 'vault', 'vault.json')
  await rename(file, join(dataFolder, 'vault.json'))
  house = await aHouse()
  expect(await errorOf('vault:state', {})).toBe('vault-damaged')
  expect(await errorOf('vault:create', { passphrase: PASSPHRASE })).toBe('vault-damaged')
  await rename(join(dataFolder, 'vault.json'), file)
  await valueOf('vault:unlock', { passphrase: PASSPHRASE })
  expect(await valueOf('records:head', {})).toMatchObject({ number: 1 })
})
