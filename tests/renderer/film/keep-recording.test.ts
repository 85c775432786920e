import 'fake-indexeddb/auto'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { AppFailure, type AppError } from '../../../shared/domain/outcome'
import { aRecording } from '../../support/makers'

const ask = vi.hoisted(() => vi.fn<(channel: string) => Promise<unknown>>())
vi.mock('../../../renderer/bridge', () => ({ ask, api: {} }))

const { allOf } = await import('../../../renderer/db/queries/records')
const { keepFinishedRecording } = await import('../../../renderer/features/film/recorder/keep-recording')
const { history } = await import('../../../renderer/state/app-history')
const { stand } = await import('../../../renderer/state/door')
const { insertion } = await import('../../../renderer/state/step')
const { useToasts } = await import('../../../renderer/state/toasts')
const { freshRecords } = await import('../../support/fresh-records')
const { loadWords } = await import('../../../renderer/words/words')

const session = { id: 'session', familyId: 'family' }
const told = () => useToasts.getState().toasts.map(({ words }) => words)
const refusing = (errors: Readonly<Record<string, AppError>>) =>
  ask.mockImplementation(async channel => {
    const error = errors[channel]
    if (error) throw new AppFailure(error)
  })

beforeAll(loadWords)
beforeEach(async () => {
  await freshRecords()
  useToasts.setState({ toasts: [] })
  ask.mockReset()
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  stand({ kind: 'open' })
  await history.commit({ label: '', changes: [insertion('recordings', aRecording({ id: 'filmed', state: { kind: 'capturing' } }))] })
  return () => vi.restoreAllMocks()
})

describe('a recording that ended before anything was filmed', () => {
  const empty: AppError = { kind: 'media-unreadable', problem: 'empty' }

  test('leaves the list and the vault, and that is said', async () => {
    refusing({ 'recording:finish': empty })
    await keepFinishedRecording('filmed', session)
    expect(await allOf('recordings')).toEqual([])
    expect(ask).toHaveBeenLastCalledWith('recording:remove', { recordingId: 'filmed' })
    expect(told()).toEqual(['Nothing was filmed yet, so there is nothing to keep.'])
  })

  test('ends calmly where the vault is locked before it is taken away', async () => {
    refusing({ 'recording:finish': empty, 'recording:remove': { kind: 'locked' } })
    await keepFinishedRecording('filmed', session, 'The camera was unplugged or turned off.')
    expect(told()).toEqual(['The camera was unplugged or turned off. Nothing was filmed yet, so there is nothing to keep.'])
  })
})

test('a recording that cannot be looked at now is said to be safe for the next start, and stays in the list', async () => {
  refusing({ 'recording:finish': { kind: 'storage-failed', code: 'EIO' } })
  await keepFinishedRecording('filmed', session)
  expect((await allOf('recordings')).map(({ id }) => id)).toEqual(['filmed'])
  expect(told()[0]).toContain('What was filmed is safe in the vault')
})
