// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { createRef } from 'react'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { AppFailure } from '../../../shared/domain/outcome'

const ask = vi.hoisted(() => vi.fn<(channel: string, args: { recoveryKey?: string }) => Promise<unknown>>())
vi.mock('../../../renderer/bridge', () => ({ ask, api: { on: () => () => undefined } }))

const { NewSheetDialog } = await import('../../../renderer/features/vault/new-sheet-dialog')
const { SheetEntry } = await import('../../../renderer/features/vault/sheet-entry')
const { oneOf } = await import('../../../renderer/db/queries/records')
const { useToasts } = await import('../../../renderer/state/toasts')
const { rememberSettings } = await import('../../../renderer/state/change-settings')
const { useRecoverySheet } = await import('../../../renderer/state/recovery-sheet')
const { freshRecords } = await import('../../support/fresh-records')
const { loadWords } = await import('../../../renderer/words/words')

const HAVE_IT = 'The sheet is printed already: type it back'
const groups = ['1B2C3', '4D5E6', '7F8G9', '0H1J2', '3K4M5', '6N7P8', '9Q0R1', '2S3T4']
const onClose = vi.fn<(isChecked: boolean) => void>()
let answerToSheet: () => Promise<unknown>

beforeAll(loadWords)
beforeEach(async () => {
  await freshRecords()
  useRecoverySheet.setState({ recoveryKey: null, asking: null })
  useToasts.setState({ toasts: [] })
  onClose.mockClear()
  ask.mockClear()
  answerToSheet = async () => undefined
  ask.mockImplementation(async channel => {
    if (channel === 'vault:check-sheet') return answerToSheet()
    if (channel === 'vault:slots') return [{ id: 'sheet', kind: 'recovery', createdAt: '2026-11-22T10:00:00.000Z', label: '' }]
    return { vaultId: '3f7a21bc00000000000000000000000f', number: 0 }
  })
})
afterEach(cleanup)

const open = () => render(<NewSheetDialog onClose={onClose} />)
const fields = () => screen.getAllByLabelText<HTMLInputElement>(/^Group \d/)
/** Reads the groups from the paper into their fields. */
async function typeBack(typed: readonly string[]): Promise<void> {
  open()
  fireEvent.click(await screen.findByRole('button', { name: HAVE_IT }))
  for (const [index, field] of fields().entries()) fireEvent.input(field, { target: { value: typed[index] ?? '' } })
  const form = document.querySelector('form')
  if (form) fireEvent.submit(form)
}
const asked = () => ask.mock.calls.filter(([channel]) => channel === 'vault:check-sheet')
const checked = async () => (await oneOf('settings', 'settings'))?.checkedRecovery

describe('a sheet that lies printed in a drawer', () => {
  test('is typed back whole, and is remembered as checked without a new one', async () => {
    await typeBack(groups)
    await waitFor(() => expect(onClose).toHaveBeenCalledWith(true))
    expect(asked()).toEqual([['vault:check-sheet', { recoveryKey: groups.join('-') }]])
    expect(await checked()).toBe('sheet')
    expect(ask.mock.calls.map(([channel]) => channel)).not.toContain('vault:new-recovery-key')
  })

  test('is not tried before it is whole: the unfinished group is named', async () => {
    await typeBack(groups.with(2, '7F8'))
    await waitFor(() => expect(fields()[2]?.getAttribute('aria-invalid')).toBe('true'))
    expect(fields().filter(field => field.getAttribute('aria-invalid') === 'true')).toHaveLength(1)
    expect(asked()).toEqual([])
    expect(onClose).not.toHaveBeenCalled()
  })

  test('that is not the one that opens the vault stays unchecked, and the mistyped group gets the focus', async () => {
    answerToSheet = () => Promise.reject(new AppFailure({ kind: 'wrong-recovery-key', mistypedGroups: [5] }))
    await typeBack(groups)
    await waitFor(() => expect(document.activeElement).toBe(fields()[4]))
    expect(screen.getByRole('alert').textContent).not.toBe('')
    expect(await checked()).not.toBe('sheet')
    expect(onClose).not.toHaveBeenCalled()
  })
})

describe('a sheet that is shown and left', () => {
  const said = () => useToasts.getState().toasts.map(({ words }) => words)
  const escape = () => fireEvent.keyDown(screen.getByRole('button', { name: 'Print the sheet' }), { key: 'Escape' })
  const anew = ['The new recovery sheet is still to be printed and typed back. The earlier one no longer opens the vault.']

  test('says that it is still to be made, as at the first start', async () => {
    useRecoverySheet.setState({ recoveryKey: groups.join('-') })
    open()
    await screen.findByRole('button', { name: 'Print the sheet' })
    escape()
    expect(onClose).toHaveBeenCalledExactlyOnceWith(false)
    expect(said()).toEqual(['The recovery sheet is still to be made. You are asked again before you film.'])
  })

  test('in place of an earlier one says that the earlier one opens the vault no more', async () => {
    useRecoverySheet.setState({ recoveryKey: groups.join('-') })
    await rememberSettings(before => ({ ...before, checkedRecovery: 'the earlier one' }))
    open()
    await screen.findByRole('button', { name: 'Print the sheet' })
    await waitFor(() => {
      fireEvent.click(screen.getByRole('button', { name: 'Later' }))
      expect(said().at(-1)).toBe(anew[0])
    })
  })

  test('after everything was changed says so too', async () => {
    useRecoverySheet.setState({ recoveryKey: groups.join('-') })
    render(<NewSheetDialog isMadeAnew onClose={onClose} />)
    await screen.findByRole('button', { name: 'Print the sheet' })
    escape()
    expect(said()).toEqual(anew)
  })
})

test('a sheet that is refused when the new passphrase was chosen already has the focus again', () => {
  const fieldset = createRef<HTMLFieldSetElement>()
  const sheet = { mistyped: [], isWorking: false, check: async () => false, refuse: () => undefined, clear: () => undefined }
  const entry = (problem: string | null) => <SheetEntry fields={fieldset} sheet={{ ...sheet, problem }} nextLabel="" onOpens={() => undefined} buttons={null} />
  const shown = render(entry(null))
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  shown.rerender(entry('This is the sheet of another vault.'))
  expect(document.activeElement).toBe(fields()[0])
})
