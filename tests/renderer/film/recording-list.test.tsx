// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { aMedia, aRecording, aSession } from '../../support/makers'

vi.mock('../../../renderer/bridge', () => ({ ask: () => new Promise(() => undefined), api: { on: () => () => undefined }, footageAddress: () => '' }))
vi.mock('@tanstack/react-router', () => ({ Link: () => null }))

const { RecordingList } = await import('../../../renderer/features/film/recordings/recording-list')
const { setRecorder } = await import('../../../renderer/features/film/recorder/recorder-store')
const { history } = await import('../../../renderer/state/app-history')
const { useRecovering } = await import('../../../renderer/state/recovering')
const { insertion } = await import('../../../renderer/state/step')
const { freshRecords } = await import('../../support/fresh-records')
const { loadWords } = await import('../../../renderer/words/words')

const session = aSession({ id: 'session' })
const another = aSession({ id: 'another' })
const left = aRecording({ id: 'filmed', sessionId: 'session', state: { kind: 'capturing' } })
const none = /^No footage in this session yet/
const comesBack = /^A recording was interrupted here/
const notBackYet = /^A recording of this session could not be brought into this list yet/

beforeAll(loadWords)
beforeEach(async () => {
  await freshRecords()
  await history.commit({ label: '', changes: [insertion('sessions', session), insertion('recordings', left)] })
})
afterEach(() => {
  cleanup()
  useRecovering.setState({ recovering: 'no' })
  setRecorder({ kind: 'idle' })
})

test('a session whose recording was interrupted says that it is coming, not that there is none', async () => {
  useRecovering.setState({ recovering: 'looking' })
  render(<RecordingList session={session} />)
  await screen.findByText(comesBack)
  expect(screen.queryByText(none)).toBeNull()
  expect(screen.queryByRole('list')).toBeNull()
})

test('where it could not be brought back, it says when that is tried again, not that there is none', async () => {
  useRecovering.setState({ recovering: 'bringing-back' })
  render(<RecordingList session={session} />)
  await screen.findByText(comesBack)
  act(() => useRecovering.setState({ recovering: 'no' }))
  await screen.findByText(notBackYet)
  expect(screen.queryByText(comesBack)).toBeNull()
  expect(screen.queryByText(none)).toBeNull()
  expect(screen.queryByRole('list')).toBeNull()
})

test('what is being filmed just now is not taken for it', async () => {
  useRecovering.setState({ recovering: 'looking' })
  setRecorder({ kind: 'finishing', session })
  render(<RecordingList session={session} />)
  await screen.findByText(none)
  expect(screen.queryByText(comesBack)).toBeNull()
})

test('what is being filmed in another session hides nothing', async () => {
  useRecovering.setState({ recovering: 'looking' })
  setRecorder({ kind: 'finishing', session: another })
  render(<RecordingList session={session} />)
  await screen.findByText(comesBack)
})

test('what is being filmed here hides nothing that was left before', async () => {
  await history.commit({ label: '', changes: [insertion('recordings', { ...left, id: 'now' })] })
  setRecorder({ kind: 'finishing', session })
  render(<RecordingList session={session} />)
  await screen.findByText(notBackYet)
})

test('a recording that has just ended is never taken for one that was left', async () => {
  setRecorder({ kind: 'finishing', session })
  render(<RecordingList session={session} />)
  await screen.findByText(none)
  await history.amend('recordings', 'filmed', before => ({ ...before, state: { kind: 'ready', media: aMedia() } }))
  act(() => setRecorder({ kind: 'idle' }))
  expect(screen.queryByText(notBackYet)).toBeNull()
  await screen.findByRole('list')
  expect(screen.queryByText(notBackYet)).toBeNull()
})
