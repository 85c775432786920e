// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { AppFailure } from '../../../shared/domain/outcome'
import { aFamily, aRecording, aSession } from '../../support/makers'

const ask = vi.hoisted(() => vi.fn<(channel: string) => Promise<unknown>>())
vi.mock('../../../renderer/bridge', () => ({ ask, api: { on: () => () => undefined } }))

const { EraseDialog } = await import('../../../renderer/features/families/erase-dialog')
const { history } = await import('../../../renderer/state/app-history')
const { insertion } = await import('../../../renderer/state/step')
const { loadWords } = await import('../../../renderer/words/words')
const { freshRecords } = await import('../../support/fresh-records')

const family = aFamily({ id: 'fern', alias: 'The  Fern family' })
const onErased = vi.fn()

beforeAll(loadWords)
beforeEach(async () => {
  await freshRecords()
  onErased.mockReset()
  ask.mockReset().mockResolvedValue({ recordings: 1 })
  await history.commit({ label: '', changes: [insertion('families', family), insertion('sessions', aSession({ id: 's1', familyId: 'fern' })), insertion('recordings', aRecording({ id: 'r1', familyId: 'fern', sessionId: 's1' }))] })
  render(<EraseDialog family={family} onClose={() => undefined} onErased={onErased} />)
  await screen.findByText('1 recording, 2 min of footage')
})
afterEach(cleanup)

const erase = (name: string) => {
  fireEvent.change(screen.getByRole('textbox'), { target: { value: name } })
  fireEvent.click(screen.getByRole('button', { name: 'Erase for good' }))
}

test('another name, or none, erases nothing', async () => {
  for (const name of ['', 'The Oak family']) {
    erase(name)
    await screen.findByText('This is not the name of the family.')
    expect(document.activeElement).toBe(screen.getByRole('textbox'))
    screen.getByRole('button', { name: 'Erase for good' }).focus()
  }
  expect(ask).not.toHaveBeenCalled()
})

test.each(['the FERN family', '\u2068The Fern family\u2069'])('its name erases it in small or capital letters, typed or copied: %s', async typed => {
  erase(typed)
  await waitFor(() => expect(onErased).toHaveBeenCalledOnce())
})

test('its name, however it is spaced, erases it and counts what went', async () => {
  erase(' The Fern family')
  await waitFor(() => expect(onErased).toHaveBeenCalledOnce())
  expect(onErased.mock.calls[0]?.[0]).toMatchObject({ counts: { held: 1, planned: 0, recordings: 1, footage: 90_000, films: 0, notes: 0 } })
})

test('while one of its sessions is being filmed it says to end that first, and can be tried again', async () => {
  ask.mockRejectedValueOnce(new AppFailure({ kind: 'recording-busy', recordingId: 'r1' }))
  erase('The Fern family')
  await screen.findByText('Nothing was erased: one of this family’s sessions is being filmed. Please end the recording first, and then erase the family.')
  expect(screen.getByRole('textbox').getAttribute('aria-invalid')).toBe('true')
  expect(onErased).not.toHaveBeenCalled()
  erase('The Fern family')
  await waitFor(() => expect(onErased).toHaveBeenCalledOnce())
})

test('while it is being erased, Enter does not ask for it again', async () => {
  let answer: (erased: unknown) => void = () => undefined
  ask.mockReturnValueOnce(new Promise(resolve => (answer = resolve)))
  erase('The Fern family')
  await waitFor(() => expect(ask).toHaveBeenCalledOnce())
  fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter' })
  expect(ask).toHaveBeenCalledOnce()
  answer({ recordings: 1 })
  await waitFor(() => expect(onErased).toHaveBeenCalled())
  expect(ask).toHaveBeenCalledOnce()
  expect(onErased).toHaveBeenCalledOnce()
})
