import { beforeEach, expect, test, vi } from 'vitest'
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
/** Long enough for main to have looked. */
const aLook = () => new Promise((resolve) => setTimeout(resolve, 1_100))

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

test('a page that is loaded anew finds it open', async () => {
  await anOpenHouse()
  await at.house.pageGone()
  later(29)
  await valueOf('app:start', {})
  later(3_600)
  await aLook()
  expect(await state()).toBe('open')
}, 60_000)

test('a vault is locked a minute after its page should have done so, and says so to the page', async () => {
  await anOpenHouse()
  await valueOf('vault:in-use', { patienceMs: 300_000 })
  later(359)
  await aLook()
  expect(await state()).toBe('open')
  later(1)
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
  await aLook()
  await aLook()
  const other = await aPage(preview.entrance)
  expect(await other.api.call('audit:list', { before: null, most: 5 })).toEqual({ ok: false, error: { kind: 'locked' } })
}, 60_000)
