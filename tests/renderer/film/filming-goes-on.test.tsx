// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { startWatch, stoppedWatch } from '../../../shared/domain/stopwatch'

const finishRecording = vi.hoisted(() => vi.fn<() => Promise<void>>(async () => undefined))
vi.mock('../../../renderer/bridge', () => ({ ask: async () => [], api: { on: () => () => undefined } }))
vi.mock('../../../renderer/features/film/recorder/record', () => ({ finishRecording }))

const { FilmingGoesOn } = await import('../../../renderer/features/film/recorder/filming-goes-on')
const { useFilming } = await import('../../../renderer/state/filming')
const { loadWords } = await import('../../../renderer/words/words')

const filming = { watch: startWatch(stoppedWatch, 0), isPaused: false, isEnding: false }
const button = (name: string) => screen.getByRole('button', { name })
const end = () => act(() => useFilming.setState({ filming: { ...filming, isEnding: true } }))

beforeAll(loadWords)
beforeEach(() => {
  finishRecording.mockClear()
  useFilming.setState({ filming })
})
afterEach(cleanup)

describe('filming that goes on behind the locked door', () => {
  test('is not stopped by one stray press, nor by a second one in the same place', async () => {
    render(<FilmingGoesOn />)
    fireEvent.click(button('Stop filming'))
    expect(finishRecording).not.toHaveBeenCalled()
    await waitFor(() => expect(document.activeElement).toBe(button('Go on filming')))
    fireEvent.click(button('Go on filming'))
    expect(finishRecording).not.toHaveBeenCalled()
    await waitFor(() => expect(document.activeElement).toBe(button('Stop filming')))
  })

  test('is stopped once that was asked for twice, and what came of it takes the focus of the button that went', () => {
    render(<FilmingGoesOn />)
    fireEvent.click(button('Stop filming'))
    button('Stop now').focus()
    fireEvent.click(button('Stop now'))
    expect(finishRecording).toHaveBeenCalledOnce()
    end()
    expect(document.activeElement?.textContent).toContain('the camera is off')
  })

  test('takes the focus from nobody who types a passphrase while it ends', () => {
    render(
      <>
        <FilmingGoesOn />
        <input aria-label="Passphrase" />
      </>,
    )
    screen.getByLabelText('Passphrase').focus()
    end()
    expect(document.activeElement).toBe(screen.getByLabelText('Passphrase'))
  })
})
