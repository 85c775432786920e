// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

const lockVault = vi.hoisted(() => vi.fn<() => Promise<void>>(async () => undefined))
const ask = vi.hoisted(() => vi.fn<(channel: string, args: unknown) => Promise<unknown>>(async () => []))
vi.mock('../../../renderer/bridge', () => ({ ask, api: { on: () => () => undefined } }))
vi.mock('../../../renderer/state/lock-vault', () => ({ lockVault }))
vi.mock('../../../renderer/db/live', () => ({ useLive: () => null }))

const { IdleNotice } = await import('../../../renderer/features/vault/idle-notice')
const { useFootageOnItsWay } = await import('../../../renderer/state/footage-on-its-way')
const { begunWork } = await import('../../../renderer/state/under-way')
const { loadWords } = await import('../../../renderer/words/words')

const seconds = (count: number): void =>
  act(() => {
    vi.advanceTimersByTime(count * 1_000)
  })
const minutes = (count: number) => seconds(count * 60)
const said = () => screen.getByRole('alert').textContent

beforeAll(loadWords)
beforeEach(() => {
  vi.useFakeTimers()
  lockVault.mockClear()
  ask.mockClear()
  HTMLElement.prototype.showPopover = () => undefined
  HTMLElement.prototype.hidePopover = () => undefined
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

describe('before the vault locks by itself', () => {
  test('it is said once, half a minute ahead, and counts down beside what is said', () => {
    render(<IdleNotice />)
    seconds(269)
    expect(said()).toBe('')
    seconds(1)
    const words = said()
    expect(words).toContain('locks in less than a minute')
    expect(screen.getByRole('timer').textContent).toBe('30 seconds')
    seconds(29)
    expect(screen.getByRole('timer').textContent).toBe('1 second')
    expect(said()).toBe(words)
    expect(lockVault).not.toHaveBeenCalled()
    seconds(1)
    expect(lockVault).toHaveBeenCalled()
  })

  test.each([
    ['a key', () => fireEvent.keyDown(document.body, { key: 'Shift' })],
    ['a movement', () => fireEvent.pointerMove(document.body)],
    ['the button', () => fireEvent.click(screen.getByRole('button', { name: 'Stay' }))],
  ])('%s keeps it open, as long as from the beginning', (_, touch) => {
    render(<IdleNotice />)
    seconds(285)
    act(() => void touch())
    expect(said()).toBe('')
    seconds(299)
    expect(lockVault).not.toHaveBeenCalled()
    seconds(1)
    expect(lockVault).toHaveBeenCalled()
  })
})

describe('the key that keeps it open', () => {
  test('does nothing else while it is invited, and what it always does before and after', () => {
    const marked = vi.fn<() => void>()
    window.addEventListener('keydown', marked)
    const press = (on: Element) => fireEvent.keyDown(on, { key: 'g', code: 'KeyG' })
    render(
      <>
        <IdleNotice />
        <textarea aria-label="note" />
      </>,
    )
    press(document.body)
    expect(marked).toHaveBeenCalledTimes(1)
    seconds(285)
    expect(press(document.body)).toBe(false)
    expect(marked).toHaveBeenCalledTimes(1)
    expect(said()).toBe('')
    press(document.body)
    expect(marked).toHaveBeenCalledTimes(2)
    window.removeEventListener('keydown', marked)
  })

  test('loses no letter of whoever is writing', () => {
    render(
      <>
        <IdleNotice />
        <textarea aria-label="note" />
      </>,
    )
    seconds(285)
    expect(fireEvent.keyDown(screen.getByLabelText('note'), { key: 'g', code: 'KeyG' })).toBe(true)
    expect(said()).toBe('')
  })
})

describe('after the computer has slept, with the page’s own clock standing still', () => {
  const sleep = (hours: number): void => void vi.setSystemTime(Date.now() + hours * 3_600_000)

  test('the door is shut at once', () => {
    render(<IdleNotice />)
    seconds(10)
    sleep(8)
    seconds(1)
    expect(lockVault).toHaveBeenCalled()
  })

  test('whoever wakes it does not keep it open', () => {
    render(<IdleNotice />)
    seconds(10)
    sleep(8)
    act(() => void fireEvent.pointerMove(document.body))
    expect(lockVault).toHaveBeenCalled()
  })
})

test('main is told now and then how long the page would wait, so that it can lock where the page cannot', () => {
  render(<IdleNotice />)
  minutes(2)
  const told = ask.mock.calls.filter(([channel]) => channel === 'vault:in-use').map(([, args]) => args)
  expect(told).toEqual([299, 269, 239, 209].map(left => ({ patienceMs: left * 1_000 })))
})

describe('the vault does not lock by itself', () => {
  test('while something is filmed, made or backed up; then the wait begins anew', () => {
    const ended = begunWork()
    render(<IdleNotice />)
    minutes(60)
    expect(said()).toBe('')
    ended()
    seconds(298)
    expect(lockVault).not.toHaveBeenCalled()
    seconds(2)
    expect(lockVault).toHaveBeenCalled()
  })

  test('while files are being brought in', () => {
    useFootageOnItsWay.setState({ sessionIds: ['session-1'] })
    render(<IdleNotice />)
    minutes(60)
    useFootageOnItsWay.setState({ sessionIds: [] })
    expect(lockVault).not.toHaveBeenCalled()
  })

  test('while a film plays', () => {
    render(<IdleNotice />)
    const video = document.createElement('video')
    Object.defineProperties(video, { paused: { value: false }, srcObject: { value: null } })
    document.body.append(video)
    minutes(60)
    video.remove()
    expect(lockVault).not.toHaveBeenCalled()
  })

  test('for half an hour while a film stands still and people talk about it', () => {
    const ended = begunWork('watching-together')
    render(<IdleNotice />)
    seconds(29 * 60)
    expect(said()).toBe('')
    seconds(59)
    expect(lockVault).not.toHaveBeenCalled()
    seconds(1)
    ended()
    expect(lockVault).toHaveBeenCalled()
  })
})
