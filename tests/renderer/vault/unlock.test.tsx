// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { AppFailure, type AppError } from '../../../shared/domain/outcome'

const ask = vi.hoisted(() => vi.fn<(channel: string, args: { passphrase?: Uint8Array; recoveryKey?: string }) => Promise<unknown>>())
vi.mock('../../../renderer/bridge', () => ({ ask, api: { on: () => () => undefined } }))

const { Unlock } = await import('../../../renderer/features/vault/unlock')
const { useDoor } = await import('../../../renderer/state/door')
const { loadWords } = await import('../../../renderer/words/words')

const locked = { kind: 'locked', waitMs: 0, isDemo: false, vaultId: '3f7a21bc00000000000000000000000f', sheetNumber: '3F7A', hasServiceKey: false, lockedBy: null }
const onOpened = vi.fn<() => Promise<void>>(async () => undefined)
const field = (): HTMLInputElement => screen.getByLabelText('Passphrase')
const type = (text: string) => {
  fireEvent.input(field(), { target: { value: text } })
  fireEvent.submit(field())
}
const refuse = (error: AppError, waitMs = 0) =>
  ask.mockImplementation(async channel => {
    if (channel === 'vault:state') return { ...locked, waitMs }
    throw new AppFailure(error)
  })

beforeAll(loadWords)
beforeEach(() => {
  ask.mockReset()
  ask.mockResolvedValue(locked)
  onOpened.mockClear()
  return cleanup
})
afterEach(cleanup)

test('the right passphrase crosses as bytes, opens the vault, and is left nowhere', async () => {
  let crossed = ''
  let bytes: Uint8Array | undefined
  ask.mockImplementation(async (channel, { passphrase }) => {
    if (channel === 'vault:state') return locked
    bytes = passphrase
    crossed = new TextDecoder().decode(passphrase)
  })
  render(<Unlock waitMs={0} isDemo={false} onOpened={onOpened} />)
  type('Grüße an den Wald')
  await waitFor(() => expect(onOpened).toHaveBeenCalled())
  expect(crossed).toBe('Grüße an den Wald')
  expect(field().value).toBe('')
  expect(bytes?.every(byte => byte === 0)).toBe(true)
})

test.each([
  ['rest', /nobody had touched it/],
  ['system', /the computer was locked or went to sleep/],
  ['alone', /its window was gone/],
] as const)('whoever comes back reads why it is locked (%s); whoever locked it knows', async (lockedBy, words) => {
  ask.mockResolvedValue({ ...locked, lockedBy })
  const { unmount } = render(<Unlock waitMs={0} isDemo={false} onOpened={onOpened} />)
  await screen.findByText(words)
  unmount()
  ask.mockResolvedValue({ ...locked, lockedBy: 'page' })
  render(<Unlock waitMs={0} isDemo={false} onOpened={onOpened} />)
  await screen.findByText(/^Vault /)
  expect(screen.queryByText(/^It locked/)).toBeNull()
})

test('a wrong passphrase is said in one sentence, and stands selected to be looked at or typed over', async () => {
  refuse({ kind: 'wrong-passphrase' })
  render(<Unlock waitMs={0} isDemo={false} onOpened={onOpened} />)
  type('wrong')
  await screen.findByText('That is not the passphrase; please look at capitals and spaces.')
  await waitFor(() => expect([field().selectionStart, field().selectionEnd]).toEqual([0, 5]))
  expect(field().value).toBe('wrong')
  expect(onOpened).not.toHaveBeenCalled()
  expect(screen.getByRole('button', { name: 'Open' }).hasAttribute('disabled')).toBe(false)
})

test('after several wrong ones it says how long to wait, and asks main nothing meanwhile', async () => {
  refuse({ kind: 'wrong-passphrase' }, 8_000)
  render(<Unlock waitMs={0} isDemo={false} onOpened={onOpened} />)
  type('wrong')
  await screen.findByText('You can try again in 8 seconds.')
  expect(screen.getByRole('button', { name: 'Open' }).hasAttribute('disabled')).toBe(true)
  ask.mockClear()
  type('wrong again')
  expect(ask).not.toHaveBeenCalled()
})

test('a wait that an earlier start began goes on', () => {
  render(<Unlock waitMs={3_000} isDemo={false} onOpened={onOpened} />)
  expect(screen.getByText('You can try again in 3 seconds.')).toBeTruthy()
})

test('the demonstration says its passphrase; nothing else does', () => {
  const { unmount } = render(<Unlock waitMs={0} isDemo onOpened={onOpened} />)
  expect(screen.getByText('demonstration')).toBeTruthy()
  unmount()
  render(<Unlock waitMs={0} isDemo={false} onOpened={onOpened} />)
  expect(screen.queryByText('demonstration')).toBeNull()
})

test('a damaged vault is told apart from a wrong passphrase', async () => {
  refuse({ kind: 'vault-damaged' })
  render(<Unlock waitMs={0} isDemo={false} onOpened={onOpened} />)
  type('right but of no use')
  await waitFor(() => expect(useDoor.getState().standing.kind).toBe('damaged'))
})

test('while a passphrase is being tried, nothing can be typed', async () => {
  let answered: () => void = () => undefined
  ask.mockImplementation(channel => (channel === 'vault:unlock' ? new Promise<void>(resolve => (answered = resolve)) : Promise.resolve({ vaultId: null })))
  render(<Unlock waitMs={0} isDemo={false} onOpened={onOpened} />)
  type('wren heron')
  expect(screen.getByRole('button', { name: 'Opening…' }).hasAttribute('disabled')).toBe(true)
  expect(field().readOnly).toBe(true)
  answered()
  await waitFor(() => expect(field().readOnly).toBe(false))
})

test('which vault it is stands there by its short name, as on its sheet', async () => {
  refuse({ kind: 'wrong-passphrase' })
  render(<Unlock waitMs={0} isDemo={false} onOpened={onOpened} />)
  expect(await screen.findByText('Vault 3F7A-21BC')).toBeTruthy()
})

test('a wrong passphrase does not stay in the field of a locked computer', async () => {
  refuse({ kind: 'wrong-passphrase' })
  render(<Unlock waitMs={0} isDemo={false} onOpened={onOpened} />)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    fireEvent.input(field(), { target: { value: 'wren heron robbin' } })
    vi.advanceTimersByTime(59_000)
    expect(field().value).toBe('wren heron robbin')
    vi.advanceTimersByTime(1_000)
    expect(field().value).toBe('')
  } finally {
    vi.useRealTimers()
  }
})

test('while something is being filmed, that stands above it', () => {
  render(<Unlock waitMs={0} isDemo={false} notice={<p>Filming goes on</p>} onOpened={onOpened} />)
  expect(screen.getByText('Filming goes on')).toBeTruthy()
})

test('a mistyped group of the sheet is named, and its field waits to be typed again', async () => {
  refuse({ kind: 'wrong-recovery-key', mistypedGroups: [4] })
  render(<Unlock waitMs={0} isDemo={false} onOpened={onOpened} />)
  fireEvent.click(screen.getByRole('button', { name: 'Passphrase forgotten? Use the recovery sheet' }))
  fireEvent.submit(screen.getByLabelText('Group 1 of 8'))
  expect(screen.getByText(/are not complete/)).toBeTruthy()
  for (const group of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const input: HTMLInputElement = screen.getByLabelText(`Group ${group} of 8`)
    input.value = `abcd${group}`
  }
  fireEvent.submit(screen.getByLabelText('Group 1 of 8'))
  await screen.findByText(/Something is mistyped in group 4/)
  expect(document.activeElement).toBe(screen.getByLabelText('Group 4 of 8'))
  expect(ask).toHaveBeenCalledWith('vault:check-sheet', { recoveryKey: 'ABCD1-ABCD2-ABCD3-ABCD4-ABCD5-ABCD6-ABCD7-ABCD8' })
  expect(screen.queryByRole('button', { name: 'Use this passphrase' })).toBeNull()
})

test('the sheet that is asked for is told by its number', async () => {
  render(<Unlock waitMs={0} isDemo={false} onOpened={onOpened} />)
  fireEvent.click(screen.getByRole('button', { name: 'Passphrase forgotten? Use the recovery sheet' }))
  await screen.findByText(/has the number 3F7A/)
})

describe('a service’s key', () => {
  const secret = 'ab'.repeat(32)
  const goIn = async () => {
    render(<Unlock waitMs={0} isDemo={false} onOpened={onOpened} />)
    fireEvent.click(await screen.findByRole('button', { name: 'Use the service’s key' }))
    return screen.getByLabelText<HTMLInputElement>('Or paste what stands in it')
  }
  const answer = (answers: Partial<Record<string, () => unknown>>) => ask.mockImplementation(async channel => (channel === 'vault:state' ? { ...locked, hasServiceKey: true } : answers[channel]?.()))

  test('is not asked for where none was added', async () => {
    render(<Unlock waitMs={0} isDemo={false} onOpened={onOpened} />)
    await waitFor(() => expect(ask).toHaveBeenCalled())
    expect(screen.queryByRole('button', { name: 'Use the service’s key' })).toBeNull()
  })

  test('is tried before a new passphrase is chosen, and a wrong one is said in a sentence', async () => {
    answer({
      'vault:check-service-key': () => {
        throw new AppFailure({ kind: 'wrong-escrow-key' })
      },
    })
    const pasted = await goIn()
    fireEvent.input(pasted, { target: { value: 'not a key' } })
    fireEvent.submit(pasted)
    await screen.findByText(/There is no secret key in this/)
    fireEvent.input(pasted, { target: { value: secret } })
    fireEvent.submit(pasted)
    await screen.findByText(/This key opens another vault/)
  })

  test('from its file opens the vault, with the passphrase that was chosen then', async () => {
    answer({})
    await goIn()
    const file = document.querySelector<HTMLInputElement>('input[type=file]')
    if (file) fireEvent.change(file, { target: { files: [new File([`Second Look\r\nSecret key: ${secret}\r\n`], 'Service key.txt')] } })
    await waitFor(() => expect(document.querySelector('[translate=no]')?.textContent?.split(' ')).toHaveLength(5))
    const drawn = document.querySelector('[translate=no]')?.textContent ?? ''
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Choose a new passphrase' }))
    fireEvent.click(screen.getByRole('button', { name: 'Use this passphrase' }))
    expect(ask.mock.calls.map(([channel]) => channel)).not.toContain('vault:open-with-service-key')
    const words = await screen.findByLabelText('Your five words')
    fireEvent.input(words, { target: { value: drawn } })
    fireEvent.submit(words)
    await waitFor(() => expect(onOpened).toHaveBeenCalled())
    expect(ask.mock.calls.map(([channel]) => channel)).toEqual(['vault:state', 'vault:check-service-key', 'vault:open-with-service-key'])
  })
})
