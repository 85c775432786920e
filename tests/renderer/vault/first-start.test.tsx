// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

const ask = vi.hoisted(() => vi.fn<(channel: string, args: { passphrase?: Uint8Array }) => Promise<unknown>>())
vi.mock('../../../renderer/bridge', () => ({ ask, api: { on: () => () => undefined } }))

const { FirstStart } = await import('../../../renderer/features/vault/first-start')
const { SheetReminder } = await import('../../../renderer/features/vault/sheet-reminder')
const { lookAtSlots } = await import('../../../renderer/features/vault/slots')
const { rememberSettings } = await import('../../../renderer/state/change-settings')
const { oneOf } = await import('../../../renderer/db/queries/records')
const { answerSheetQuestion, passSheetQuestion, rememberSheetChecked, useRecoverySheet } = await import('../../../renderer/state/recovery-sheet')
const { useDoor } = await import('../../../renderer/state/door')
const { freshRecords } = await import('../../support/fresh-records')
const { loadWords } = await import('../../../renderer/words/words')

const groups = ['1B2C3', '4D5E6', '7F8G9', '0H1J2', '3K4M5', '6N7P8', '9Q0R1', '2S3T4']
let passphrase = ''
const onMade = vi.fn<() => Promise<void>>(async () => undefined)
const onDone = vi.fn<() => void>()

beforeAll(loadWords)
beforeEach(async () => {
  await freshRecords()
  useRecoverySheet.setState({ recoveryKey: null, asking: null })
  useDoor.setState({ isDemo: false })
  onDone.mockClear()
  ask.mockImplementation(async (channel, args) => {
    if (channel === 'vault:create') {
      passphrase = new TextDecoder().decode(args.passphrase)
      return { recoveryKey: groups.join('-') }
    }
    if (channel === 'vault:slots') return [{ id: 'sheet', kind: 'recovery', createdAt: '2026-11-22T10:00:00.000Z', label: '' }]
    return { vaultId: '3f7a21bc00000000000000000000000f', number: 0 }
  })
})
afterEach(cleanup)

async function makeVault(): Promise<void> {
  render(<FirstStart onMade={onMade} onDone={onDone} />)
  fireEvent.click(screen.getByRole('button', { name: 'Choose a passphrase' }))
  await waitFor(() => expect(offered().split(' ')).toHaveLength(5))
}
const offered = () => document.querySelector('[translate=no]')?.textContent ?? ''
/** Types the drawn words from a note. */
async function takeDrawnWords(typed: string = offered()): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name: 'Use this passphrase' }))
  const words: HTMLInputElement = await screen.findByLabelText('Your five words')
  fireEvent.input(words, { target: { value: typed } })
  fireEvent.submit(words)
}
const typeBack = (typed: (group: number) => string) => {
  for (const label of document.querySelectorAll<HTMLLabelElement>('form label')) {
    const input = label.querySelector('input')
    if (input) input.value = typed(Number(/\d+/.exec(label.textContent)?.[0]) - 1)
  }
  const form = document.querySelector('form')
  if (form) fireEvent.submit(form)
}

describe('a new vault', () => {
  test('is opened by the five words that were shown, and its sheet is typed back before one goes in', async () => {
    await makeVault()
    const shown = offered()
    await takeDrawnWords()
    await screen.findByText('Your recovery sheet')
    expect(passphrase).toBe(shown)
    expect(await screen.findAllByText('3F7A-21BC')).toHaveLength(2)

    fireEvent.click(screen.getByRole('button', { name: 'I have it on paper' }))
    expect(groups.filter(group => document.body.textContent.includes(group))).toEqual([])
    typeBack(group => groups[group]?.toLowerCase() ?? '')
    await waitFor(() => expect(onDone).toHaveBeenCalled())
    expect((await oneOf('settings', 'settings'))?.checkedRecovery).toBe('sheet')
    expect(useRecoverySheet.getState().recoveryKey).toBeNull()
    expect(await passSheetQuestion()).toBe(true)
  })

  test('is not made before the drawn words were typed: a wrong one is named, and they can be looked at again', async () => {
    await makeVault()
    const shown = offered()
    ask.mockClear()
    await takeDrawnWords(shown.split(' ').with(2, 'heronn').join(' '))
    expect(screen.getByText(/^Word 3 is not as it was drawn/)).toBeTruthy()
    expect(document.body.textContent).not.toContain(shown)
    fireEvent.click(screen.getByRole('button', { name: 'Show the words again' }))
    await waitFor(() => expect(offered()).toBe(shown))
    expect(ask).not.toHaveBeenCalled()
  })

  test('is not made with words that were only pasted', async () => {
    await makeVault()
    fireEvent.click(screen.getByRole('button', { name: 'Use this passphrase' }))
    const words: HTMLInputElement = await screen.findByLabelText('Your five words')
    expect(fireEvent.paste(words)).toBe(false)
    expect(screen.getByText(/^Please type the words/)).toBeTruthy()
  })

  test('whose page is loaded anew on the sheet comes back to it', async () => {
    useRecoverySheet.setState({ recoveryKey: groups.join('-') })
    render(<FirstStart onMade={onMade} onDone={onDone} />)
    expect(screen.getByText('Your recovery sheet')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Later' }))
    await waitFor(() => expect(onDone).toHaveBeenCalled())
    expect(ask).toHaveBeenCalledWith('vault:sheet-left', {})
  })

  test('is not made by an Enter too many: the words come with the focus on the heading, not on what takes them', async () => {
    await makeVault()
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Choose your passphrase' }))
  })

  test('takes the drawn words as they were drawn, whatever spaces they were typed with', async () => {
    await makeVault()
    const shown = offered()
    await takeDrawnWords(` ${shown.replace(' ', '  ')} `)
    await screen.findByText('Your recovery sheet')
    expect(passphrase).toBe(shown)
  })

  test('offers another five', async () => {
    await makeVault()
    const first = offered()
    fireEvent.click(screen.getByRole('button', { name: 'Another five' }))
    await waitFor(() => expect(offered()).not.toBe(first))
  })

  test('says which groups of the sheet are not right, all of them', async () => {
    await makeVault()
    await takeDrawnWords()
    await screen.findByText('Your recovery sheet')
    fireEvent.click(screen.getByRole('button', { name: 'I have it on paper' }))
    typeBack(() => 'XXXXX')
    expect(screen.getByText(/^Groups \d and \d are not right\./)).toBeTruthy()
    expect(onDone).not.toHaveBeenCalled()
  })

  test('refuses one of the first guesses as a passphrase, and takes four words', async () => {
    await makeVault()
    fireEvent.click(screen.getByRole('button', { name: 'I would rather think of my own' }))
    const own: HTMLInputElement = screen.getByLabelText('Your own passphrase')
    const again: HTMLInputElement = screen.getByLabelText(/^Once more/)
    const type = (text: string) => {
      fireEvent.input(own, { target: { value: text } })
      fireEvent.input(again, { target: { value: text } })
      fireEvent.submit(own)
    }
    ask.mockClear()
    type('passwordpassword')
    await screen.findByText(/among the first to be tried/, {}, { timeout: 20_000 })
    expect(ask).not.toHaveBeenCalled()
    type('lake marble window ferry')
    await screen.findByText('Your recovery sheet', {}, { timeout: 20_000 })
    expect(passphrase).toBe('lake marble window ferry')
    expect(own.value).toBe('')
  })

  test('asks for the second typing of a passphrase where there is none yet', async () => {
    await makeVault()
    fireEvent.click(screen.getByRole('button', { name: 'I would rather think of my own' }))
    const own = screen.getByLabelText('Your own passphrase')
    fireEvent.input(own, { target: { value: 'lake marble window ferry' } })
    ask.mockClear()
    fireEvent.submit(own)
    expect(screen.getByText('Type it once more.')).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByLabelText(/^Once more/))
    expect(ask).not.toHaveBeenCalled()
  })

  test('is not made with two passphrases that differ', async () => {
    await makeVault()
    fireEvent.click(screen.getByRole('button', { name: 'I would rather think of my own' }))
    fireEvent.input(screen.getByLabelText('Your own passphrase'), { target: { value: 'lake marble window ferry' } })
    fireEvent.input(screen.getByLabelText(/^Once more/), { target: { value: 'lake marble window fairy' } })
    ask.mockClear()
    fireEvent.submit(screen.getByLabelText('Your own passphrase'))
    expect(screen.getByText('The two are not the same. Please type them again.')).toBeTruthy()
    expect(ask).not.toHaveBeenCalled()
  })
})

describe('a sheet that was put off', () => {
  test('is asked for before anything is filmed, until it was typed back', async () => {
    const passing = passSheetQuestion()
    await waitFor(() => expect(useRecoverySheet.getState().asking).not.toBeNull())
    answerSheetQuestion(false)
    expect(await passing).toBe(false)

    const again = passSheetQuestion()
    await waitFor(() => expect(useRecoverySheet.getState().asking).not.toBeNull())
    await rememberSheetChecked()
    answerSheetQuestion(true)
    expect(await again).toBe(true)
    expect(await passSheetQuestion()).toBe(true)
  })

  test('is reminded of on the families’ page, until tomorrow where that is wanted', async () => {
    await lookAtSlots()
    const shown = render(<SheetReminder />)
    fireEvent.click(await screen.findByRole('button', { name: 'Not today' }))
    await waitFor(() => expect(shown.container.textContent).toBe(''))
    await rememberSettings(before => ({ ...before, sheetPutOffOn: '2026-01-01' }))
    await screen.findByText(/^The recovery sheet is still missing/)
    await rememberSheetChecked()
    await waitFor(() => expect(shown.container.textContent).toBe(''))
  })

  test('after an earlier one says on the families’ page that the earlier one opens the vault no more', async () => {
    await rememberSettings(before => ({ ...before, checkedRecovery: 'the earlier one' }))
    await lookAtSlots()
    render(<SheetReminder />)
    await screen.findByText(/^The new recovery sheet is still to be printed.*The earlier one no longer opens the vault/)
  })

  test('is not asked for in the demonstration', async () => {
    useDoor.setState({ isDemo: true })
    expect(await passSheetQuestion()).toBe(true)
  })
})
