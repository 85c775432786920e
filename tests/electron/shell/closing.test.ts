import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LONGEST_WAIT_MS, waitForLastWrite } from '../../../electron/shell/closing'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A person who answers what they are asked when the test says so. */
function aClosing() {
  const announce = vi.fn<() => void>()
  const close = vi.fn<() => void>()
  let answer: (answer: 'wait' | 'close') => void = () => undefined
  const ask = vi.fn((_signal: AbortSignal) => new Promise<'wait' | 'close'>((resolve) => {
    answer = resolve
  }))
  return { announce, close, ask, closing: waitForLastWrite({ announce, ask, close }), say: (words: 'wait' | 'close') => answer(words) }
}

test('the window stays until the last write is on disk', async () => {
  const { announce, close, ask, closing } = aClosing()
  closing.request()
  expect(announce).toHaveBeenCalledOnce()
  await vi.advanceTimersByTimeAsync(LONGEST_WAIT_MS - 1)
  expect(close).not.toHaveBeenCalled()
  closing.ready()
  expect(close).toHaveBeenCalledOnce()
  await vi.advanceTimersByTimeAsync(LONGEST_WAIT_MS)
  expect(ask).not.toHaveBeenCalled()
})

test('closing twice asks the page once', () => {
  const { announce, closing } = aClosing()
  closing.request()
  closing.request()
  expect(announce).toHaveBeenCalledOnce()
})

test('a page that is ready without being asked stays open', () => {
  const { close, closing } = aClosing()
  closing.ready()
  expect(close).not.toHaveBeenCalled()
})

test('after ten seconds the person is asked, and nothing is lost while they think', async () => {
  const { close, ask, closing } = aClosing()
  closing.request()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(ask).toHaveBeenCalledOnce()
  await vi.advanceTimersByTimeAsync(600_000)
  expect(close).not.toHaveBeenCalled()
  expect(ask).toHaveBeenCalledOnce()
})

test('the person may close now', async () => {
  const { close, closing, say } = aClosing()
  closing.request()
  await vi.advanceTimersByTimeAsync(LONGEST_WAIT_MS)
  say('close')
  await vi.advanceTimersByTimeAsync(0)
  expect(close).toHaveBeenCalledOnce()
})

test('the person may wait, and is asked again ten seconds later', async () => {
  const { close, ask, closing, say } = aClosing()
  closing.request()
  await vi.advanceTimersByTimeAsync(LONGEST_WAIT_MS)
  say('wait')
  await vi.advanceTimersByTimeAsync(LONGEST_WAIT_MS)
  expect(ask).toHaveBeenCalledTimes(2)
  expect(close).not.toHaveBeenCalled()
})

test('a last write that ends while the person thinks takes the question back and closes once', async () => {
  const { close, ask, closing, say } = aClosing()
  closing.request()
  await vi.advanceTimersByTimeAsync(LONGEST_WAIT_MS)
  closing.ready()
  expect(ask.mock.calls[0]?.[0].aborted).toBe(true)
  say('close')
  await vi.advanceTimersByTimeAsync(LONGEST_WAIT_MS)
  expect(close).toHaveBeenCalledOnce()
})
