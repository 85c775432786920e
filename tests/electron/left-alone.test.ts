import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { whenLeftAlone } from '../../electron/left-alone'
import { aPage, aPreview } from '../support/a-preview'
import { aHouseForEachTest, PASSPHRASE } from './a-house'

const at = aHouseForEachTest()
const { valueOf } = at
const state = async () => (await valueOf('vault:state', {})).kind

/** The wall clock alone goes on: as in a computer that sleeps. */
let now = 0
beforeEach(() => {
  now = Date.parse('2026-11-22T10:00:00.000Z')
})
const later = (seconds: number): void => void (now += seconds * 1_000)
const lockedByItself = () => vi.waitFor(() => expect(at.announced).toContain('vault:locked'), 30_000)

async function anOpenHouse(): Promise<void> {
  await at.house.close()
  await at.startAgain({ now: () => now })
  await valueOf('vault:create', { passphrase: PASSPHRASE })
}

test('a vault whose page has gone for half a minute is locked', async () => {
  await anOpenHouse()
  await at.house.pageGone()
  later(31)
  await lockedByItself()
  expect(await valueOf('vault:state', {})).toMatchObject({ kind: 'locked', lockedBy: 'alone' })
  await valueOf('vault:unlock', { passphrase: PASSPHRASE })
  expect(await valueOf('vault:state', {})).toMatchObject({ kind: 'open', lockedBy: null })
  expect((await valueOf('audit:list', { before: null, most: 2 })).lines.map(({ what }) => what)).toEqual([expect.objectContaining({ kind: 'unlocked' }), { kind: 'locked', by: 'alone' }])
}, 60_000)

describe('main, which looks every second,', () => {
  const lock = vi.fn<() => Promise<void>>(async () => undefined)
  /** Main looks twice. */
  const looks = () => vi.advanceTimersByTimeAsync(2_000)
  const leftAlone = () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    lock.mockClear()
    const alone = whenLeftAlone(lock, () => now)
    onTestFinished(() => alone.end())
    return alone
  }

  test('lets a page that is loaded anew find the vault open', async () => {
    const alone = leftAlone()
    alone.pageGone()
    later(29)
    await looks()
    alone.pageThere()
    later(3_600)
    await looks()
    expect(lock).not.toHaveBeenCalled()
    alone.pageGone()
    later(30)
    await looks()
    expect(lock).toHaveBeenCalled()
  })

  test('gives the page a minute more than it wanted to wait itself', async () => {
    leftAlone().inUse(300_000)
    later(359)
    await looks()
    expect(lock).not.toHaveBeenCalled()
    later(1)
    await looks()
    expect(lock).toHaveBeenCalled()
  })

  test('waits for nothing any more once the vault was locked', async () => {
    const alone = leftAlone()
    alone.inUse(300_000)
    alone.startAnew()
    later(3_600)
    await looks()
    expect(lock).not.toHaveBeenCalled()
  })
})

test('a vault is locked a minute after its page should have done so, and says so to the page', async () => {
  await anOpenHouse()
  await valueOf('vault:in-use', { patienceMs: 300_000 })
  later(360)
  await lockedByItself()
  expect(await state()).toBe('locked')
}, 60_000)

test('what is being filmed goes on behind that lock', async () => {
  await anOpenHouse()
  const { recordingId } = await valueOf('recording:begin', { sessionId: 's', mimeType: 'video/webm' })
  await valueOf('vault:in-use', { patienceMs: 300_000 })
  later(3_600)
  await lockedByItself()
  await valueOf('recording:append', { recordingId, index: 0, bytes: new Uint8Array([1]) })
}, 60_000)

test('in the preview, another page with the same address gets nothing once the first has been gone for a while', async () => {
  const preview = await aPreview({ now: () => now })
  const page = await aPage(preview.entrance)
  expect(await page.api.call('audit:list', { before: null, most: 5 })).toMatchObject({ ok: true })
  preview.media.setBusy(true)
  page.close()
  // A page that is gone films nothing.
  await vi.waitFor(() => expect(preview.media.isBusy).toBe(false), 30_000)
  later(31)
  await vi.waitFor(() => expect(preview.vault.list('pictures/')).rejects.toMatchObject({ error: { kind: 'locked' } }), 30_000)
  const other = await aPage(preview.entrance)
  expect(await other.api.call('audit:list', { before: null, most: 5 })).toEqual({ ok: false, error: { kind: 'locked' } })
}, 60_000)
