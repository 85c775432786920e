import { describe, expect, test } from 'vitest'
import { answer } from '../../shared/bridge/answer'
import { channels, type Channel } from '../../shared/bridge/contract'
import { AppFailure } from '../../shared/domain/outcome'
import { fakeMedia, someMedia } from '../support/fake-media'
import { aHouseForEachTest, OTHER, PASSPHRASE } from './a-house'

const at = aHouseForEachTest()
const { call, valueOf, errorOf } = at

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
  'vault:in-use': { patienceMs: 1_000 },
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
  'records:ahead': { number: 0, proof: '', ahead: null },
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
const bringingBack = ['vault:backups', 'vault:choose-backup', 'vault:check-backup', 'vault:restore', 'vault:stop-restore'] as const satisfies readonly Channel[]

/** What the page may ask while the vault is locked. */
const atTheDoor: ReadonlySet<Channel> = new Set(['vault:state', 'vault:create', 'vault:unlock', 'vault:recover', 'vault:open-with-service-key', 'vault:check-sheet', 'vault:check-service-key', 'vault:lock', 'app:ready-to-close', 'menu:show', ...bringingBack])

describe('while the vault is locked', () => {
  test.each(channels.filter((channel) => !atTheDoor.has(channel)))('%s answers nothing but that', async (channel) => {
    expect(await answer(at.house.handlers, channel, passable[channel] ?? { recordingId: 'r-1' })).toEqual({ ok: false, error: { kind: 'locked' } })
  })

  test('no footage is served', async () => {
    expect((await at.house.serveFootage(new Request('http://footage/footage/r-1/play'))).status).toBe(423)
  })
})

describe('a vault', { timeout: 120_000 }, () => {
  test('goes on taking in what is being filmed while it is locked', async () => {
    await valueOf('vault:create', { passphrase: PASSPHRASE })
    const { recordingId } = await valueOf('recording:begin', { sessionId: 's', mimeType: 'video/webm' })
    await valueOf('recording:append', { recordingId, index: 0, bytes: new Uint8Array([1]) })
    await at.house.lock()
    await valueOf('recording:append', { recordingId, index: 1, bytes: new Uint8Array([2, 3]) })
    expect(await errorOf('recording:finish', { recordingId })).toBe('locked')
    await valueOf('vault:unlock', { passphrase: PASSPHRASE })
    await valueOf('recording:append', { recordingId, index: 2, bytes: new Uint8Array([4]) })
    await valueOf('recording:finish', { recordingId })
    const response = await at.house.serveFootage(new Request(`http://footage/footage/${recordingId}/play`))
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([1, 2, 3, 4])
  })

  test('keeps a copied file that is being looked at when it is locked, and looks at it another time', async () => {
    await at.house.close()
    let isLooking: (value?: unknown) => void = () => undefined
    const looking = new Promise((resolve) => (isLooking = resolve))
    await at.startAgain({
      openMedia: async (vault) => {
        const closing = new AbortController()
        // As in earnest: closing ends the looking, which takes what it made out of the vault again.
        const examine = () =>
          new Promise<never>((_resolve, reject) => {
            closing.signal.addEventListener('abort', () => reject(new AppFailure({ kind: 'cancelled' })))
            isLooking()
          })
        return fakeMedia(vault, { examine, close: async () => closing.abort() })
      },
    })
    await valueOf('vault:create', { passphrase: PASSPHRASE })
    const { recordingId } = await valueOf('import:begin', { sessionId: 's', name: 'a.mp4', bytes: 2 })
    const sent = await at.house.serveFootage(new Request(`http://footage/footage/${recordingId}/import`, { method: 'POST', body: new Uint8Array([7, 8]) }))
    expect(await sent.json()).toEqual({ ok: true, value: null })
    const finishing = errorOf('import:finish', { recordingId })
    await looking
    await at.house.close()
    expect(await finishing).toBe('cancelled')

    await at.startAgain()
    await valueOf('vault:unlock', { passphrase: PASSPHRASE })
    expect(await valueOf('import:finish', { recordingId })).toEqual(someMedia)
    const response = await at.house.serveFootage(new Request(`http://footage/footage/${recordingId}/play`))
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([7, 8])
  })

  test('goes on taking in what is being filmed while it is being unlocked', async () => {
    await valueOf('vault:create', { passphrase: PASSPHRASE })
    const { recordingId } = await valueOf('recording:begin', { sessionId: 's', mimeType: 'video/webm' })
    await valueOf('recording:append', { recordingId, index: 0, bytes: new Uint8Array([1]) })
    await at.house.lock()
    at.whileEntering = () => valueOf('recording:append', { recordingId, index: 1, bytes: new Uint8Array([2]) })
    await valueOf('vault:unlock', { passphrase: PASSPHRASE })
    await valueOf('recording:append', { recordingId, index: 2, bytes: new Uint8Array([3]) })
    await valueOf('recording:finish', { recordingId })
    const response = await at.house.serveFootage(new Request(`http://footage/footage/${recordingId}/play`))
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([1, 2, 3])
  })

  test('goes on taking in what is being filmed where unlocking it fails', async () => {
    await valueOf('vault:create', { passphrase: PASSPHRASE })
    const { recordingId } = await valueOf('recording:begin', { sessionId: 's', mimeType: 'video/webm' })
    await valueOf('recording:append', { recordingId, index: 0, bytes: new Uint8Array([1]) })
    await at.house.lock()
    at.whileEntering = () => Promise.reject(new AppFailure({ kind: 'storage-failed', code: 'EIO' }))
    for (const index of [1, 2]) {
      expect(await errorOf('vault:unlock', { passphrase: PASSPHRASE })).toBe('storage-failed')
      expect(await valueOf('vault:state', {})).toMatchObject({ kind: 'locked' })
      await valueOf('recording:append', { recordingId, index, bytes: new Uint8Array([index + 1]) })
    }
    at.whileEntering = async () => undefined
    await valueOf('vault:unlock', { passphrase: PASSPHRASE })
    await valueOf('recording:append', { recordingId, index: 3, bytes: new Uint8Array([4]) })
    await valueOf('recording:finish', { recordingId })
    const response = await at.house.serveFootage(new Request(`http://footage/footage/${recordingId}/play`))
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([1, 2, 3, 4])
  })

  test('ends what is being filmed while it is locked, so that it was not interrupted', async () => {
    await valueOf('vault:create', { passphrase: PASSPHRASE })
    await valueOf('app:start', {})
    const { recordingId: stopped } = await valueOf('recording:begin', { sessionId: 's', mimeType: 'video/webm' })
    await valueOf('recording:append', { recordingId: stopped, index: 0, bytes: new Uint8Array([1]) })
    const { recordingId: broken } = await valueOf('recording:begin', { sessionId: 's', mimeType: 'video/webm' })
    await valueOf('recording:append', { recordingId: broken, index: 0, bytes: new Uint8Array([2]) })
    await at.house.lock()
    await valueOf('recording:append', { recordingId: stopped, index: 1, bytes: new Uint8Array([3]) })
    await valueOf('recording:end', { recordingId: stopped })
    expect(await errorOf('recording:append', { recordingId: stopped, index: 2, bytes: new Uint8Array([4]) })).toBe('recording-missing')
    await at.house.close()

    await at.startAgain()
    await valueOf('vault:unlock', { passphrase: PASSPHRASE })
    await valueOf('app:start', {})
    expect((await valueOf('recording:interrupted', {})).map(({ recordingId }) => recordingId)).toEqual([broken])
    await valueOf('recording:finish', { recordingId: stopped })
    const response = await at.house.serveFootage(new Request(`http://footage/footage/${stopped}/play`))
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([1, 3])
  })

  test('lists what was stopped behind its door once it is open again', async () => {
    await valueOf('vault:create', { passphrase: PASSPHRASE })
    const { recordingId } = await valueOf('recording:begin', { sessionId: 's', mimeType: 'video/webm' })
    await valueOf('recording:append', { recordingId, index: 0, bytes: new Uint8Array([1, 2]) })
    await at.house.lock()
    await valueOf('recording:end', { recordingId })
    await valueOf('vault:unlock', { passphrase: PASSPHRASE })
    await valueOf('recording:finish', { recordingId })
    const response = await at.house.serveFootage(new Request(`http://footage/footage/${recordingId}/play`))
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([1, 2])
  })
})

test('the number of the sheet that opens the vault is told while it is locked', { timeout: 120_000 }, async () => {
  await valueOf('vault:create', { passphrase: PASSPHRASE })
  const slot = (await valueOf('vault:slots', {})).find(({ kind }) => kind === 'recovery')
  await at.house.lock()
  expect(await valueOf('vault:state', {})).toMatchObject({ sheetNumber: slot?.id.slice(0, 4).toUpperCase() })
})

describe('a lock', { timeout: 120_000 }, () => {
  test('that comes while the vault is being opened follows at once', async () => {
    await valueOf('vault:create', { passphrase: PASSPHRASE })
    await valueOf('vault:lock', { by: 'page' })
    const opening = call('vault:unlock', { passphrase: PASSPHRASE })
    await at.house.lock()
    await opening
    expect(await valueOf('vault:state', {})).toMatchObject({ kind: 'locked', lockedBy: 'system' })
    expect(at.announced).toContain('vault:locked')
  })

  test('that comes while the passphrase is being changed leaves the log of the vault whole', async () => {
    await valueOf('vault:create', { passphrase: PASSPHRASE })
    const changing = call('vault:change-passphrase', { passphrase: PASSPHRASE, newPassphrase: OTHER })
    await at.house.lock()
    expect((await changing).ok).toBe(true)
    await valueOf('vault:unlock', { passphrase: OTHER })
    const { lines } = await valueOf('audit:list', { before: null, most: 50 })
    expect(lines.map(({ what }) => what.kind)).not.toContain('lines-unreadable')
  })
})

test('what was typed is overwritten also where it is refused untried', { timeout: 120_000 }, async () => {
  await valueOf('vault:create', { passphrase: PASSPHRASE })
  await at.house.lock()
  const typed = () => new TextEncoder().encode('typed')
  const [passphrase, newPassphrase, ofBackup, serviceKey] = [typed(), typed(), typed(), typed()]
  await expect(at.house.handlers['vault:change-passphrase']({ passphrase, newPassphrase })).rejects.toThrow('locked')
  await expect(at.house.handlers['vault:restore']({ backupId: 'b', secret: { kind: 'passphrase', passphrase: ofBackup }, withoutDamaged: false })).rejects.toThrow('locked')
  await expect(at.house.handlers['vault:check-backup']({ backupId: 'b', secret: { kind: 'service-key', privateKey: serviceKey } })).rejects.toThrow('locked')
  for (const bytes of [passphrase, newPassphrase, ofBackup, serviceKey]) expect([...bytes]).toEqual([0, 0, 0, 0, 0])
})
