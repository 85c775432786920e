// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { aSession } from '../../support/makers'

vi.mock('../../../renderer/bridge', () => ({ ask: vi.fn(), api: { on: () => () => undefined } }))

const { SaveState } = await import('../../../renderer/features/session/save-state')
const { history } = await import('../../../renderer/state/app-history')
const { useRecovering } = await import('../../../renderer/state/recovering')
const { insertion } = await import('../../../renderer/state/step')
const { freshRecords } = await import('../../support/fresh-records')
const { loadWords } = await import('../../../renderer/words/words')

beforeAll(loadWords)
beforeEach(freshRecords)
afterEach(() => {
  cleanup()
  useRecovering.setState({ recovering: 'no' })
})

test('"Saved" is not said while footage of an earlier start is being brought back', () => {
  useRecovering.setState({ recovering: 'bringing-back' })
  render(<SaveState />)
  screen.getByText('Bringing back a recording…')
  expect(screen.queryByText('Saved')).toBeNull()
  act(() => useRecovering.setState({ recovering: 'no' }))
  screen.getByText('Saved')
})

test('as long as nothing was found, looking for it keeps nobody from "Saved"', () => {
  useRecovering.setState({ recovering: 'looking' })
  render(<SaveState />)
  screen.getByText('Saved')
})

test('what is being written just now is said before what comes back', async () => {
  useRecovering.setState({ recovering: 'bringing-back' })
  render(<SaveState />)
  await act(async () => {
    const saved = history.commit({ label: '', changes: [insertion('sessions', aSession())] })
    await screen.findByText('Saving…')
    await saved
  })
  screen.getByText('Bringing back a recording…')
})
