// @vitest-environment happy-dom
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'

const bringIn = vi.hoisted(() => vi.fn<(file: File) => Promise<void>>())
vi.mock('../../../renderer/features/film/imports/import-file', () => ({ importFile: bringIn }))
vi.mock('../../../renderer/bridge', () => ({ api: { on: () => () => undefined }, windowWaits: false }))

const { importFiles, useImports } = await import('../../../renderer/features/film/imports/import-queue')
const { finishBeforeClosing } = await import('../../../renderer/state/before-closing')
const { useFootageOnItsWay } = await import('../../../renderer/state/footage-on-its-way')
const { useToasts } = await import('../../../renderer/state/toasts')
const { loadWords } = await import('../../../renderer/words/words')

const session = { id: 'session', familyId: 'family' }
const files = ['one.mp4', 'two.mp4'].map(name => new File(['x'], name))

/** Two files are chosen; each is in when the test says so. */
function chooseTwo(): { readonly arrive: () => void } {
  const arrivals: (() => void)[] = []
  bringIn.mockImplementation(() => new Promise(resolve => arrivals.push(resolve)))
  importFiles(session, files)
  return { arrive: () => arrivals.shift()?.() }
}

const allIn = () => vi.waitFor(() => expect(useImports.getState().jobs).toEqual([]))
const mayLeave = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

beforeAll(loadWords)
beforeEach(() => {
  useToasts.setState({ toasts: [] })
  bringIn.mockReset()
})

test('a window that closes waits for the files that are still waiting, and says so', async () => {
  const { arrive } = chooseTwo()
  let isClosed = false
  const closing = finishBeforeClosing().then(() => (isClosed = true))
  arrive()
  await vi.waitFor(() => expect(bringIn).toHaveBeenCalledTimes(2))
  expect(isClosed).toBe(false)
  expect(useToasts.getState().toasts.map(({ words }) => words)).toEqual(['Files are still being brought in. The window closes when they are all in.'])
  arrive()
  await closing
  expect(useImports.getState().jobs).toEqual([])
})

test('a page is asked about before it is left, until the last file is in', async () => {
  const { arrive } = chooseTwo()
  expect(mayLeave()).toBe(false)
  arrive()
  await vi.waitFor(() => expect(bringIn).toHaveBeenCalledTimes(2))
  expect(mayLeave()).toBe(false)
  arrive()
  await allIn()
  await vi.waitFor(() => expect(mayLeave()).toBe(true))
})

test('a session knows of footage on its way, also while it only waits for its turn', async () => {
  const { arrive } = chooseTwo()
  expect(useFootageOnItsWay.getState().sessionIds).toEqual(['session'])
  arrive()
  await vi.waitFor(() => expect(bringIn).toHaveBeenCalledTimes(2))
  expect(useFootageOnItsWay.getState().sessionIds).toEqual(['session'])
  arrive()
  await allIn()
  expect(useFootageOnItsWay.getState().sessionIds).toEqual([])
})
