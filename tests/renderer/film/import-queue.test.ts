// @vitest-environment happy-dom
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { AppFailure } from '../../../shared/domain/outcome'

type Imported = { kind: 'arrived' } | { kind: 'kept'; because: AppFailure }
const arrived: Imported = { kind: 'arrived' }
const bringIn = vi.hoisted(() => vi.fn<(file: File, session: unknown, importing: { signal: AbortSignal; onWhole: () => void }) => Promise<Imported>>())
vi.mock('../../../renderer/features/film/imports/import-file', () => ({ importFile: bringIn }))
vi.mock('../../../renderer/bridge', () => ({ api: { on: () => () => undefined }, windowWaits: false }))

const { importFiles, useImports } = await import('../../../renderer/features/film/imports/import-queue')
const { finishBeforeLocking } = await import('../../../renderer/state/before-locking')
const { finishBeforeClosing } = await import('../../../renderer/state/before-closing')
const { useFootageOnItsWay } = await import('../../../renderer/state/footage-on-its-way')
const { useToasts } = await import('../../../renderer/state/toasts')
const { loadWords } = await import('../../../renderer/words/words')

const session = { id: 'session', familyId: 'family' }
const files = ['one.mp4', 'two.mp4'].map(name => new File(['x'], name))

/** Two files are chosen; each is in when the test says so. */
function chooseTwo(): { readonly arrive: () => void } {
  const arrivals: (() => void)[] = []
  bringIn.mockImplementation(() => new Promise(resolve => arrivals.push(() => resolve(arrived))))
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

test('locking takes back a file that is not whole yet', async () => {
  bringIn.mockImplementation((_file, _session, { signal }) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new AppFailure({ kind: 'cancelled' })))))
  importFiles(session, files)
  await finishBeforeLocking()
  expect(bringIn).toHaveBeenCalledOnce()
  expect(useImports.getState().jobs).toEqual([])
})

test('locking leaves a copy that is whole in the vault, and forgets the names', async () => {
  let end: (imported: Imported) => void = () => undefined
  let isTakenBack = false
  bringIn.mockImplementation((_file, _session, { signal, onWhole }) => {
    onWhole()
    signal.addEventListener('abort', () => (isTakenBack = true))
    return new Promise(resolve => (end = resolve))
  })
  importFiles(session, files)
  await finishBeforeLocking()
  expect(isTakenBack).toBe(false)
  expect(useImports.getState().jobs).toEqual([])
  end({ kind: 'kept', because: new AppFailure({ kind: 'cancelled' }) })
  await vi.waitFor(() => expect(mayLeave()).toBe(true))
  expect(bringIn).toHaveBeenCalledOnce()
  expect(useImports.getState().jobs).toEqual([])
})

test('a copy that cannot be prepared today is said to be kept', async () => {
  bringIn.mockResolvedValue({ kind: 'kept', because: new AppFailure({ kind: 'ffmpeg-missing' }) })
  importFiles(session, files.slice(0, 1))
  await vi.waitFor(() => expect(useImports.getState().jobs).toMatchObject([{ state: { kind: 'failed', words: expect.stringMatching(/ffmpeg.*The copy that was brought in is kept/) as string } }]))
})
