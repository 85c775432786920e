import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { aFidelityEvent } from '../../support/makers'

const ask = vi.hoisted(() => vi.fn<(channel: string, args: { recordingId?: string }) => Promise<unknown>>())
vi.mock('../../../renderer/bridge', () => ({ ask }))

const { repeatRemovals } = await import('../../../renderer/recovery/repeat-removals')
const { history } = await import('../../../renderer/state/app-history')
const { insertion } = await import('../../../renderer/state/step')
const { freshRecords } = await import('../../support/fresh-records')

beforeEach(freshRecords)

test('footage whose removal the log knows of is erased at the next start, and no other', async () => {
  const removed = aFidelityEvent({ id: 'a', what: { kind: 'recording-removed', recordingId: 'gone', reason: 'Dana asked' } })
  const filmed = aFidelityEvent({ id: 'b', what: { kind: 'filmed', recordingId: 'kept', length: 1_000 } })
  await history.commit({ label: '', changes: [insertion('fidelityEvents', removed), insertion('fidelityEvents', filmed)] })
  await repeatRemovals()
  expect(ask.mock.calls).toEqual([['recording:remove', { recordingId: 'gone' }]])
})
