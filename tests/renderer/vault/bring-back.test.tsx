// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { BackupsOnOffer, RestoreDone } from '../../../shared/bridge/results'
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
    if (channel === 'vault:state') return { sheetNumber: '7F3A' }
    if (channel === 'vault:restore') return restoreAnswer ?? Promise.reject(new AppFailure(restoreFails))
    if (channel === 'vault:check-backup') return checkAnswer ?? (checkFails ? Promise.reject(new AppFailure(checkFails)) : undefined)
    if (channel === 'vault:choose-backup') return { ...found, id: 'two', label: 'Another.slbackup' }
    return undefined
  })
  ;[checkFails, checkAnswer, restoreAnswer] = [null, null, null]
})
afterEach(cleanup)
let restoreFails: AppFailure['error'] = { kind: 'wrong-passphrase' }
let restoreAnswer: Promise<RestoreDone> | null
let checkAnswer: Promise<void> | null
/** Why the sheet or the key does not open the backup; null where it does. */
let checkFails: AppFailure['error'] | null

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
  const field = await typePassphrase()
  await screen.findByText(/^That is not the passphrase that held/)
  await waitFor(() => expect([field.selectionStart, field.selectionEnd]).toEqual([0, 10]))
  expect(document.activeElement).toBe(field)
  expect(field.value).toBe('wren heron')
})

/** The passphrase, typed and sent. */
async function typePassphrase(): Promise<HTMLInputElement> {
  const field = await screen.findByLabelText<HTMLInputElement>('The passphrase that held when the backup was made')
  fireEvent.input(field, { target: { value: 'wren heron' } })
  fireEvent.submit(field)
  return field
}

/** The eight groups, typed and sent. */
async function typeSheet() {
  fireEvent.click(await screen.findByRole('button', { name: 'I have the recovery sheet' }))
  const groups = screen.getAllByLabelText<HTMLInputElement>(/^Group \d of 8$/)
  for (const group of groups) group.value = 'ABCD1'
  if (groups[0]) fireEvent.submit(groups[0])
  return groups
}
const asked = () => ask.mock.calls.map(([channel]) => channel)

test('a sheet that does not open the backup is told of at once, and can be put right', async () => {
  checkFails = { kind: 'wrong-recovery-key', mistypedGroups: [] }
  show()
  const groups = await typeSheet()
  await screen.findByText(/^Something is mistyped, or this is not the recovery sheet/)
  expect(screen.queryByRole('heading', { name: 'Choose a new passphrase' })).toBeNull()
  expect(groups[0]?.value).toBe('ABCD1')
  checkFails = { kind: 'wrong-recovery-key', mistypedGroups: [3] }
  if (groups[0]) fireEvent.submit(groups[0])
  await waitFor(() => expect(document.activeElement).toBe(groups[2]))
})

test('a service’s key that does not open the backup is told of at once, in the words of the backup', async () => {
  checkFails = { kind: 'wrong-escrow-key' }
  show()
  fireEvent.click(await screen.findByRole('button', { name: 'I have the service’s key' }))
  const field = screen.getByLabelText('Or paste what stands in it')
  fireEvent.input(field, { target: { value: 'ab'.repeat(32) } })
  fireEvent.submit(field)
  await screen.findByText(/^This key does not open this backup/)
})

test('with the sheet nothing is brought back before the new words were typed; what was typed stays where that fails', async () => {
  restoreFails = { kind: 'disk-full', neededBytes: 0 }
  show()
  await typeSheet()
  const heading = await screen.findByRole('heading', { name: 'Choose a new passphrase' })
  await waitFor(() => expect(document.activeElement).toBe(heading))
  expect(ask).toHaveBeenCalledWith('vault:check-backup', { backupId: 'one', secret: { kind: 'recovery', recoveryKey: Array(8).fill('ABCD1').join('-') } })
  const drawn = () => document.querySelector('[translate=no]')?.textContent ?? ''
  await waitFor(() => expect(drawn().split(' ')).toHaveLength(5))
  const words = drawn()
  fireEvent.click(screen.getByRole('button', { name: 'Use this passphrase' }))
  expect(asked()).not.toContain('vault:restore')
  const typed = screen.getByLabelText<HTMLInputElement>('Your five words')
  fireEvent.input(typed, { target: { value: words } })
  fireEvent.submit(typed)
  await screen.findByText(/^The disk is full/)
  expect(asked()).toContain('vault:restore')
  expect(typed.value).toBe(words)
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Choose a new passphrase' })))
})

test('while it goes on there is how far it is, and one button, which stops it', async () => {
  let stop = (): void => undefined
  restoreAnswer = new Promise((_, reject) => {
    stop = () => reject(new AppFailure({ kind: 'cancelled' }))
  })
  show()
  const field = await typePassphrase()
  const heading = await screen.findByRole('heading', { name: 'Checking and bringing back' })
  expect(document.activeElement).toBe(heading)
  expect(field.closest('[hidden]')).not.toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Stop' }))
  expect(asked()).toContain('vault:stop-restore')
  stop()
  await screen.findByText('Stopped. The backup is as it was, and nothing has been changed here.')
  expect(field.getAttribute('aria-invalid')).not.toBe('true')
  expect(field.closest('[hidden]')).toBeNull()
})

test('what is back says which passphrase and which sheet open it from now on', async () => {
  restoreAnswer = Promise.resolve({ madeAt: found.changedAt, recordings: 2, steps: 9, now: { recordings: 2, steps: 9 }, leftOut: [], erasedAgain: 0 })
  show()
  await typePassphrase()
  await screen.findByRole('heading', { name: 'It is back' })
  await screen.findByText(/opens with the passphrase that you typed just now\..*sheet with the number 7F3A/)
})

test('while a sheet is tried one stays where one is: no other way, no other backup', async () => {
  offer = { folder: null, found: [found] }
  let opens = (): void => undefined
  checkAnswer = new Promise(resolve => {
    opens = resolve
  })
  show()
  await typeSheet()
  for (const name of ['Back', 'I have the passphrase', 'I have the service’s key', 'Choose another']) expect(screen.getByRole<HTMLButtonElement>('button', { name }).disabled).toBe(true)
  opens()
  await screen.findByRole('heading', { name: 'Choose a new passphrase' })
})

test('nothing is said of a backup that was not tried, nor in a step that was left', async () => {
  offer = { folder: null, found: [found] }
  restoreFails = { kind: 'wrong-passphrase' }
  show()
  await typePassphrase()
  await screen.findByText(/^That is not the passphrase that held/)
  fireEvent.click(screen.getByRole('button', { name: 'Choose another' }))
  await screen.findByText('Another.slbackup')
  expect(screen.queryByText(/^That is not the passphrase that held/)).toBeNull()
})

test('beside the button that brings it back there is only the way back: what else may be given stands above', async () => {
  show()
  for (const other of ['I have the recovery sheet', 'I have the service’s key', 'I have the passphrase']) {
    const above = await screen.findByRole('button', { name: other })
    const [main] = [...document.querySelectorAll<HTMLButtonElement>('button[type=submit]')]
    expect([...(main?.parentElement?.children ?? [])].map(({ textContent }) => textContent)).toEqual(['Back', main?.textContent])
    expect(main && above.compareDocumentPosition(main) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
    fireEvent.click(above)
  }
})
