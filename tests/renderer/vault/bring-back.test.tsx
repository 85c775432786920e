// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { BackupsOnOffer } from '../../../shared/bridge/results'
import { AppFailure } from '../../../shared/domain/outcome'

const ask = vi.hoisted(() => vi.fn<(channel: string, args: unknown) => Promise<unknown>>())
vi.mock('../../../renderer/bridge', () => ({ ask, api: { on: () => () => undefined } }))

const { BringBack } = await import('../../../renderer/features/vault/backups/bring-back')
const { loadWords } = await import('../../../renderer/words/words')

const found = { id: 'one', label: 'Second Look 3F7A-21BC.slbackup', bytes: 5_000_000, changedAt: '2026-11-22T10:00:00.000Z' }
let offer: BackupsOnOffer
const onDone = vi.fn<() => void>()

beforeAll(loadWords)
beforeEach(() => {
  offer = { folder: 'backups', found: [found] }
  ask.mockReset()
  ask.mockImplementation(async channel => {
    if (channel === 'vault:backups') return offer
    if (channel === 'vault:restore') throw new AppFailure(restoreFails)
    return undefined
  })
})
afterEach(cleanup)
let restoreFails: AppFailure['error'] = { kind: 'wrong-passphrase' }

const show = () => render(<BringBack onBack={() => undefined} onDone={onDone} />)

test('a folder without a backup is named, with what to do, and is looked at again', async () => {
  offer = { folder: 'backups', found: [] }
  show()
  await screen.findByText(/^There is no backup in the folder .*backups/)
  expect(screen.getByText(/^Copy your backup into that folder/)).toBeTruthy()
  offer = { folder: 'backups', found: [found] }
  fireEvent.click(screen.getByRole('button', { name: 'Look again' }))
  await screen.findByText(found.label)
})

test('where a file can be chosen, it is asked for', async () => {
  offer = { folder: null, found: [] }
  show()
  await screen.findByText(/^Choose the file of your backup/)
  expect(screen.getByRole('button', { name: 'Choose the backup' })).toBeTruthy()
})

test('a wrong passphrase stands selected to be looked at or typed over', async () => {
  restoreFails = { kind: 'wrong-passphrase' }
  show()
  const field = await screen.findByLabelText<HTMLInputElement>('The passphrase that held when the backup was made')
  fireEvent.input(field, { target: { value: 'wren heron' } })
  fireEvent.submit(field)
  await screen.findByText(/^That is not the passphrase that held/)
  await waitFor(() => expect([field.selectionStart, field.selectionEnd]).toEqual([0, 10]))
  expect(document.activeElement).toBe(field)
  expect(field.value).toBe('wren heron')
})

test('the sheet brings nothing back before the new words were typed, and a wrong one can be put right', async () => {
  restoreFails = { kind: 'wrong-recovery-key', mistypedGroups: [] }
  show()
  fireEvent.click(await screen.findByRole('button', { name: 'I have the recovery sheet' }))
  const groups = screen.getAllByLabelText<HTMLInputElement>(/^Group \d of 8$/)
  for (const group of groups) group.value = 'ABCD1'
  if (groups[0]) fireEvent.submit(groups[0])
  const heading = await screen.findByRole('heading', { name: 'Choose a new passphrase' })
  expect(document.activeElement).toBe(heading)
  const drawn = () => document.querySelector('[translate=no]')?.textContent ?? ''
  await waitFor(() => expect(drawn().split(' ')).toHaveLength(5))
  const words = drawn()
  fireEvent.click(screen.getByRole('button', { name: 'Use this passphrase' }))
  expect(ask.mock.calls.map(([channel]) => channel)).not.toContain('vault:restore')
  const typed = screen.getByLabelText('Your five words')
  fireEvent.input(typed, { target: { value: words } })
  fireEvent.submit(typed)
  await screen.findByText(/^Something is mistyped, or this is not the recovery sheet/)
  expect(screen.queryByLabelText('Your five words')).toBeNull()
  expect(groups[0]?.value).toBe('ABCD1')
})
