// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { BackupState } from '../../../shared/bridge/results'

const ask = vi.hoisted(() => vi.fn<(channel: string, args: unknown) => Promise<unknown>>())
vi.mock('../../../renderer/bridge', () => ({ ask, api: { on: () => () => undefined } }))
vi.mock('@tanstack/react-router', () => ({ useNavigate: () => async () => undefined }))

const { BackupCard } = await import('../../../renderer/features/vault/backups/backup-card')
const { BackupReminder } = await import('../../../renderer/features/vault/backups/backup-reminder')
const { useBackups } = await import('../../../renderer/features/vault/backups/backups')
const { loadWords } = await import('../../../renderer/words/words')

const [EARLIER, LATER] = [new Date(Date.now() - 3_600_000).toISOString(), new Date().toISOString()]
const known = (file: string, at: string) => ({ file, at, folder: 'stick', canShow: false })
const state = (changes: Partial<BackupState>): BackupState => ({
  place: { label: 'stick', warnings: [] },
  canChoose: true,
  verified: { at: EARLIER, recordings: 2, bytes: 5_000_000 },
  openedByOld: false,
  known: [known('here.slbackup', EARLIER)],
  erasedAt: null,
  isUnderWay: false,
  vaultSince: EARLIER,
  isVaultSynced: false,
  ...changes,
})

beforeAll(loadWords)
vi.stubGlobal('requestIdleCallback', () => 0)
vi.stubGlobal('cancelIdleCallback', () => undefined)
afterEach(cleanup)

function show(changes: Partial<BackupState>) {
  ask.mockResolvedValue(state(changes))
  useBackups.setState({ state: state(changes), progress: null, done: null })
  render(
    <>
      <BackupReminder />
      <BackupCard />
    </>,
  )
}
const reminder = () => screen.queryByText(/^Your last backup still holds what was erased/)
const warning = () => screen.queryByText(/^These backups still hold what was erased/)

test('after a family was erased, the backups from before are named, and a new one is asked for', () => {
  show({ erasedAt: LATER })
  expect(reminder()).not.toBeNull()
  expect(warning()).not.toBeNull()
  expect(screen.getByText('here.slbackup')).toBeTruthy()
})

test('once the last one was made anew, nobody is reminded; one in another place is still named where backups are', () => {
  show({ erasedAt: EARLIER, known: [known('here.slbackup', LATER), known('there.slbackup', '2026-01-01T10:00:00.000Z')] })
  expect(reminder()).toBeNull()
  expect(warning()).not.toBeNull()
  expect(screen.queryByText('here.slbackup')).toBeNull()
  expect(screen.getByText('there.slbackup')).toBeTruthy()
})

test('where nothing was erased, nothing of it is said', () => {
  show({})
  expect([reminder(), warning()]).toEqual([null, null])
})
