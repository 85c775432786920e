// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'

vi.mock('../../../renderer/bridge', () => ({ ask: async () => undefined, api: { on: () => () => undefined } }))
vi.mock('@tanstack/react-router', () => ({ useNavigate: () => async () => undefined }))

const { AddFamilyDialog, NEW_FAMILY } = await import('../../../renderer/features/families/add-family-dialog')
const { keptDraft } = await import('../../../renderer/state/draft-keeper')
const { loadWords } = await import('../../../renderer/words/words')
const { freshRecords } = await import('../../support/fresh-records')

const onClose = vi.fn()
const onLeave = vi.fn()
const name = () => screen.getByRole<HTMLInputElement>('textbox', { name: /What you call the family/ })
const open = () => render(<AddFamilyDialog onClose={onClose} onLeave={onLeave} />)

beforeAll(loadWords)
beforeEach(async () => {
  await freshRecords()
  onClose.mockReset()
  onLeave.mockReset()
})
afterEach(cleanup)

test('pressed too early, it goes to the first field that is lacking', () => {
  open()
  const add = screen.getByRole('button', { name: 'Add a family' })
  fireEvent.click(add)
  expect(document.activeElement).toBe(name())
  fireEvent.change(name(), { target: { value: 'The Herons' } })
  fireEvent.click(add)
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name of the child' }))
})

test('left with Escape, what was typed is there the next time', async () => {
  open()
  fireEvent.change(name(), { target: { value: 'The Herons' } })
  fireEvent.keyDown(name(), { key: 'Escape' })
  expect(onLeave).toHaveBeenCalledOnce()
  cleanup()
  open()
  await waitFor(() => expect(name().value).toBe('The Herons'))
})

test('left with Escape and nothing typed, or cancelled, it keeps nothing', async () => {
  open()
  fireEvent.keyDown(name(), { key: 'Escape' })
  expect(onLeave).not.toHaveBeenCalled()
  fireEvent.change(name(), { target: { value: 'The Herons' } })
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(onClose).toHaveBeenCalledTimes(2)
  cleanup()
  expect(await keptDraft(NEW_FAMILY)).toBeNull()
})
