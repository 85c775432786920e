// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { AppStart } from '../../../shared/bridge/results'
import type { Consent } from '../../../shared/domain/consent'
import { AppFailure } from '../../../shared/domain/outcome'
import { aFamily, noon } from '../../support/makers'

const ask = vi.hoisted(() => vi.fn<(channel: string, args: { passphrase?: Uint8Array }) => Promise<unknown>>())
vi.mock('../../../renderer/bridge', () => ({ ask, api: { on: () => () => undefined } }))

const { GiveCopyDialog } = await import('../../../renderer/copies/give-copy-dialog')
const { useAppStart } = await import('../../../renderer/state/app-start')
const { loadWords } = await import('../../../renderer/words/words')

const family = aFamily({ id: 'fern', carers: [{ id: 'dana', name: 'Dana', relation: 'mother' }], children: [{ id: 'wren', name: 'Wren', birthYear: null, birthMonth: null }] })
const yes: Consent = { id: 'yes-1', familyId: 'fern', layer: 'copy', isGiven: true, by: 'Dana (mother)', at: noon, until: null }
let place = 'folder'
const onGiven = vi.fn()

beforeAll(loadWords)
beforeEach(() => {
  place = 'folder'
  onGiven.mockReset()
  ask.mockReset().mockImplementation(async channel => {
    if (channel === 'copy:choose') return { chosen: { copyId: 'copy-1', place } }
    if (channel === 'copy:make') return { bytes: 2_000_000, sha256: 'ab'.repeat(32), where: { file: 'film-1.mp4', folder: 'STICK', canShow: true } }
    return undefined
  })
})
afterEach(cleanup)

const open = (consents: readonly Consent[]) => render(<GiveCopyDialog family={family} consents={consents} recordingId="film-1" onGiven={onGiven} onClose={() => undefined} />)
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const passphrase = (): HTMLInputElement => screen.getByLabelText('Your passphrase, once more')
const asked = (channel: string) => ask.mock.calls.filter(([each]) => each === channel).map(([, args]) => args)

function fillIn(): void {
  fireEvent.click(screen.getByLabelText(/Dana/))
  fireEvent.click(screen.getByLabelText(/Wren/))
  fireEvent.input(passphrase(), { target: { value: 'five words of my own' } })
}

test('nothing is asked of main before it is said who can be seen, and why where nobody said yes', async () => {
  open([])
  press('Choose where…')
  await screen.findByText('Say who can be seen or heard in it.')
  expect(document.activeElement).toBe(screen.getByLabelText(/Dana/))
  fillIn()
  press('Choose where…')
  await screen.findByText('Say why a copy is given without a yes.')
  expect(document.activeElement).toBe(screen.getByLabelText('Why is a copy given all the same?'))
  fireEvent.change(screen.getByLabelText('Why is a copy given all the same?'), { target: { value: 'for the grandparents' } })
  expect(ask).not.toHaveBeenCalled()
  press('Choose where…')
  await screen.findByRole('button', { name: 'Make the copy' })
  expect(asked('copy:make')).toEqual([])
})

test('with a yes it goes out under that yes, with roles in place of names, and says what it is', async () => {
  open([yes])
  fillIn()
  press('Choose where…')
  fireEvent.click(await screen.findByRole('button', { name: 'Make the copy' }))
  await screen.findByText('ab'.repeat(32))
  expect(screen.getByText('film-1.mp4')).toBeTruthy()
  expect(screen.getByText('STICK')).toBeTruthy()
  expect(onGiven).toHaveBeenCalledExactlyOnceWith({ isCovered: true, reason: '' })
  press('Show in folder')
  expect(asked('copy:show')).toEqual([{ copyId: 'copy-1' }])
  expect(asked('copy:make')).toEqual([{ copyId: 'copy-1', recordingId: 'film-1', adults: ['mother'], children: 1, consentId: 'yes-1', reason: '' }])
})

test('while the passphrase is checked it says so on the button that keeps the focus, and reading goes on at what was chosen', async () => {
  let answer: (chosen: unknown) => void = () => undefined
  ask.mockImplementation(channel => (channel === 'copy:choose' ? new Promise(resolve => (answer = resolve)) : Promise.resolve()))
  open([yes])
  fillIn()
  screen.getByRole('button', { name: 'Choose where…' }).focus()
  press('Choose where…')
  expect(document.activeElement).toBe(await screen.findByRole('button', { name: 'One moment…' }))
  answer({ chosen: { copyId: 'copy-1', place } })
  const told = await screen.findByText(/^You chose a folder on this computer/)
  expect(document.activeElement).toBe(told)
  press('Choose another place…')
  expect(document.activeElement).toBe(passphrase())
})

test('a wrong passphrase is said at its field, which has the focus', async () => {
  ask.mockRejectedValue(new AppFailure({ kind: 'wrong-passphrase' }))
  open([yes])
  fillIn()
  press('Choose where…')
  await screen.findByText('That is not the passphrase.')
  expect(document.activeElement).toBe(passphrase())
})

test('the passphrase is wiped once it was used', async () => {
  open([yes])
  fillIn()
  press('Choose where…')
  await screen.findByRole('button', { name: 'Make the copy' })
  const [choice] = asked('copy:choose')
  expect(choice?.passphrase?.length).toBeGreaterThan(0)
  expect(choice?.passphrase?.every(byte => byte === 0)).toBe(true)
})

test('a yes that ran out, or was taken back, is no yes', () => {
  open([{ ...yes, until: '2026-03-01' }])
  expect(screen.getByText(/ran out/)).toBeTruthy()
  cleanup()
  open([yes, { ...yes, id: 'no-1', isGiven: false, at: { ...noon, utc: '2026-03-03T12:00:00.000Z' } }])
  expect(screen.getByText(/said no to a copy/)).toBeTruthy()
})

test('a copy that could not be made is not told as given', async () => {
  ask.mockImplementation(async channel => {
    if (channel === 'copy:choose') return { chosen: { copyId: 'copy-1', place } }
    throw new AppFailure({ kind: 'disk-full', neededBytes: 0 })
  })
  open([yes])
  fillIn()
  press('Choose where…')
  fireEvent.click(await screen.findByRole('button', { name: 'Make the copy' }))
  await screen.findByRole('alert')
  expect(onGiven).not.toHaveBeenCalled()
})

test('a folder that is copied to the internet is warned of before anything goes there', async () => {
  place = 'synced'
  open([yes])
  fillIn()
  press('Choose where…')
  await screen.findByText(/Please choose another place/)
  expect(asked('copy:make')).toEqual([])
  expect(screen.getByRole('button', { name: 'Make it there all the same' })).toBeTruthy()
})

test('whoever leaves on the way takes the choice back', async () => {
  const { unmount } = open([yes])
  fillIn()
  press('Choose where…')
  await screen.findByRole('button', { name: 'Make the copy' })
  unmount()
  await waitFor(() => expect(asked('copy:cancel')).toEqual([{ copyId: 'copy-1' }]))
})

const preview: AppStart = { version: '0.1.0', shell: 'preview', isDemo: false, ffmpeg: null, printing: 'browser', demoRecordings: [] }

test('in a browser, which has one folder for copies, no other place is offered, and a folder that is copied to the internet is named', async () => {
  useAppStart.setState({ start: preview })
  place = 'synced'
  open([yes])
  fillIn()
  press('Choose where…')
  await screen.findByText(/^The folder for copies looks as if a program copies it to the internet/)
  expect(screen.getByRole('button', { name: 'Make it there all the same' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Choose another place…' })).toBeNull()
  useAppStart.setState({ start: null })
})
