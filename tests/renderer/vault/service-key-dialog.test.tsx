// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'

const ask = vi.hoisted(() => vi.fn<(channel: string, args: unknown) => Promise<unknown>>())
vi.mock('../../../renderer/bridge', () => ({ ask, api: { on: () => () => undefined } }))

const { ServiceKeyDialog } = await import('../../../renderer/features/vault/service-key-dialog')
const { loadWords } = await import('../../../renderer/words/words')

beforeAll(loadWords)
beforeEach(() => ask.mockReset())
afterEach(cleanup)

test('an empty form says all that is missing, and the first of it gets the focus', async () => {
  render(<ServiceKeyDialog onClose={() => undefined} />)
  fireEvent.submit(screen.getByLabelText('Your passphrase'))
  await screen.findByText('Please type the passphrase.')
  expect(screen.getByText('Please say whose key it is.')).toBeTruthy()
  expect(screen.getByText(/^Please paste the public key here/)).toBeTruthy()
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Whose key it is')))
  expect(ask).not.toHaveBeenCalled()
})

test('whoever makes a key by keyboard stands on the same button afterwards', async () => {
  ask.mockResolvedValue({ publicKey: 'ab'.repeat(32), where: { file: 'service-key.txt', folder: 'Documents', canShow: false } })
  render(<ServiceKeyDialog onClose={() => undefined} />)
  const make = screen.getByRole('button', { name: 'Make a key for the service' })
  make.focus()
  fireEvent.click(make)
  await screen.findByText(/^The key was made/)
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Make a key for the service' }))
})
