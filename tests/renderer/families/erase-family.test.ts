import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { SessionNote } from '../../../shared/domain/session-note'
import type { FakeSealer } from '../../support/fake-sealer'
import { aFamily, aFidelityEvent, aMoment, aRecording, aRemark, aSession, anAnnotation, noon } from '../../support/makers'

const ask = vi.hoisted(() => vi.fn<(channel: string, args: { familyId: string; sessionIds: string[]; recordingIds: string[] }) => Promise<unknown>>())
vi.mock('../../../renderer/bridge', () => ({ ask }))

const { eraseFamily } = await import('../../../renderer/features/families/erase-family')
const { bringUpToDate } = await import('../../../renderer/db/bring-up-to-date')
const { database } = await import('../../../renderer/db/open-database')
const { allOf } = await import('../../../renderer/db/queries/records')
const { history } = await import('../../../renderer/state/app-history')
const { insertion } = await import('../../../renderer/state/step')
const { freshRecords } = await import('../../support/fresh-records')

let sealer: FakeSealer

const signedNote: SessionNote = {
  id: 'n1', familyId: 'fern', sessionId: 's1', version: 1, reason: '', quotes: [],
  parts: { seenAndHeard: '', parentsView: '', childsCues: '', interpretation: '', otherExplanation: '', nextStep: '' },
  signed: { by: 'Ida', at: noon, record: { session: aSession({ id: 's1', familyId: 'fern' }), selfRating: null, goalRatings: [] } },
}

beforeEach(async () => {
  sealer = await freshRecords()
  ask.mockReset().mockImplementation(async (_, { familyId, sessionIds }) => {
    sealer.erase(familyId, ...sessionIds)
    return { recordings: 1 }
  })
  await history.commit({
    label: 'fill',
    changes: [
      insertion('families', aFamily({ id: 'fern' })),
      insertion('sessions', aSession({ id: 's1', familyId: 'fern' })),
      insertion('sessions', aSession({ id: 's-planned', familyId: 'fern', heldAt: null })),
      insertion('recordings', aRecording({ id: 'r1', familyId: 'fern', sessionId: 's1' })),
      insertion('moments', aMoment({ id: 'm1', familyId: 'fern', sessionId: 's1', recordingId: 'r1' })),
      insertion('annotations', anAnnotation({ id: 'a1', sessionId: 's1', recordingId: 'r1' })),
      insertion('remarks', aRemark({ id: 'w1', sessionId: 's1' })),
      insertion('notes', signedNote),
      // Of a session that was taken out of the list: only its line in the log is left.
      insertion('fidelityEvents', aFidelityEvent({ id: 'e1', familyId: 'fern', sessionId: 's-gone' })),
      insertion('families', aFamily({ id: 'oak' })),
      insertion('sessions', aSession({ id: 's2', familyId: 'oak' })),
      insertion('remarks', aRemark({ id: 'w2', sessionId: 's2' })),
    ],
  })
})

/** Every row that lies in the database. */
async function rowsLeft(): Promise<readonly string[]> {
  const tables = database.tables.filter(({ name }) => name !== 'meta')
  const keys = await Promise.all(tables.map(async table => (await table.toCollection().primaryKeys()).map(key => `${table.name} ${String(key)}`)))
  return keys.flat().toSorted()
}

describe('erasing a family', () => {
  test('asks for the keys of the family, of each of its sessions and of its footage, all at once', async () => {
    await eraseFamily('fern', 'Erase')
    expect(ask.mock.calls).toEqual([['family:erase', { familyId: 'fern', sessionIds: expect.arrayContaining(['s1', 's-planned', 's-gone']), recordingIds: ['r1'], counts: { held: 1, planned: 1, recordings: 1, footage: 90_000, films: 0, notes: 1 } }]])
  })

  test('takes every row of it out, signed notes too, and none of another family', async () => {
    const erasure = await eraseFamily('fern', 'Erase')
    expect(await rowsLeft()).toEqual(['families oak', 'remarks w2', 'sessions s2'])
    expect((await allOf('families')).map(({ id }) => id)).toEqual(['oak'])
    expect(erasure).toMatchObject({ counts: { held: 1, planned: 1, recordings: 1, notes: 1 } })
  })

  test('cannot be undone', async () => {
    await eraseFamily('fern', 'Erase')
    expect(await history.undo()).toBeNull()
  })

  test('is not brought back by a database that is built anew from the journal', async () => {
    await eraseFamily('fern', 'Erase')
    await Promise.all(database.tables.map(table => table.clear()))
    await bringUpToDate(database, sealer)
    expect(await rowsLeft()).toEqual(['families oak', 'remarks w2', 'sessions s2'])
  })

  test('is seen to have happened where the page ended before its rows were gone', async () => {
    ask.mockImplementation(async (_, { familyId, sessionIds }) => {
      sealer.erase(familyId, ...sessionIds)
      throw new Error('The page ended here')
    })
    await expect(eraseFamily('fern', 'Erase')).rejects.toThrow('The page ended here')
    const { store } = await import('../../../renderer/db/open-database')
    store.forget()
    expect((await allOf('families')).map(({ id }) => id)).toEqual(['oak'])
    expect(await allOf('remarks')).toHaveLength(1)
    await vi.waitFor(async () => expect(await database.rows('remarks').count()).toBe(1))
  })

  test('that main refuses erases nothing', async () => {
    ask.mockRejectedValue(new Error('recording-busy'))
    await expect(eraseFamily('fern', 'Erase')).rejects.toThrow('recording-busy')
    expect(await rowsLeft()).toHaveLength(12)
  })
})
