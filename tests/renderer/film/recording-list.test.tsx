// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { aRecording, aSession } from '../../support/makers'

vi.mock('../../../renderer/bridge', () => ({ ask: vi.fn(), api: { on: () => () => undefined } }))

const { RecordingList } = await import('../../../renderer/features/film/recordings/recording-list')
const { history } = await import('../../../renderer/state/app-history')
const { useRecovering } = await import('../../../renderer/state/recovering')
const { insertion } = await import('../../../renderer/state/step')
const { freshRecords } = await import('../../support/fresh-records')
const { loadWords } = await import('../../../renderer/words/words')

const session = aSession({ id: 'session' })

beforeAll(loadWords)
beforeEach(async () => {
  await freshRecords()
  await history.commit({ label: '', changes: [insertion('sessions', session), insertion('recordings', aRecording({ id: 'filmed', sessionId: 'session', state: { kind: 'capturing' } }))] })
})
afterEach(() => {
  cleanup()
  useRecovering.setState({ recovering: 'no' })
})

test('a session whose recording was interrupted says that it is coming, not that there is none', async () => {
  useRecovering.setState({ recovering: 'looking' })
  render(<RecordingList session={session} />)
  await screen.findByText(/^A recording was interrupted here/)
  expect(screen.queryByText(/^No footage in this session yet/)).toBeNull()
})

test('what is being filmed just now is not taken for it', async () => {
  render(<RecordingList session={session} />)
  await screen.findByText(/^No footage in this session yet/)
  expect(screen.queryByText(/^A recording was interrupted here/)).toBeNull()
})
