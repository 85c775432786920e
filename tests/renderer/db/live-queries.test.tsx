// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { cleanup, renderHook, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TableName } from '../../../renderer/db/tables'
import { useLive } from '../../../renderer/db/live'
import { store } from '../../../renderer/db/open-database'
import { familyHoldings } from '../../../renderer/db/queries/family-holdings'
import { familyList } from '../../../renderer/db/queries/family-list'
import { familyOverview } from '../../../renderer/db/queries/family-overview'
import { familyWork } from '../../../renderer/db/queries/family-progress'
import { buildingBlocks, madeFilms } from '../../../renderer/db/queries/film-building'
import { programmeLog, programmeLogs } from '../../../renderer/db/queries/programme-log'
import { reflection } from '../../../renderer/db/queries/reflection'
import { sessionContents, sessionContext } from '../../../renderer/db/queries/session-contents'
import { freshRecords } from '../../support/fresh-records'
import { aFamily, aSession, noon } from '../../support/makers'

const session = aSession({ familyId: 'fern' })

/** One more record of a table, of this family, session and recording; what else stands in it is nothing to these queries. */
const oneMore = (table: TableName, id: string) => ({ table, id, record: { ...session, id, familyId: 'fern', sessionId: 'session', recordingId: 'recording', programmeId: 'programme', startedAt: noon, madeAt: noon, at: noon, clips: [], state: { kind: 'capturing' }, what: { kind: 'session-opened' }, signed: null, film: null, version: 1, template: { sessions: [] }, items: [] } as never })

const ofSession = ['recordings', 'moments', 'films', 'fidelityEvents', 'notes'] as const satisfies readonly TableName[]

/** What each screen asks for, and the tables in which a change must show on it. */
const screens: readonly (readonly [string, () => Promise<unknown>, readonly TableName[]])[] = [
  ['the list of families', familyList, ['families']],
  ['the page of a family', () => familyOverview('fern'), ['programmes', 'sessions', ...ofSession, 'consents', 'goalRatings']],
  ['the progress of a family', () => familyWork('fern'), ['programmes', 'sessions', ...ofSession, 'consents', 'goalRatings', 'annotations', 'remarks']],
  ['what is about to be erased', () => familyHoldings('fern'), ['sessions', 'recordings', 'films', 'notes']],
  ['the head of a session', () => sessionContext('session'), ['recordings', 'programmes']],
  ['the steps of a session', () => sessionContents('session'), ofSession],
  ['Build', () => buildingBlocks(session), ['films', 'recordings', 'moments', 'sessions']],
  ['the films of a family', () => madeFilms('fern'), ['films', 'sessions']],
  ['Reflect', () => reflection(session), ['notes', 'remarks', 'moments', 'films', 'fidelityEvents', 'fidelityRatings', 'goalRatings']],
  ['the log of a programme', () => programmeLog('programme'), ['sessions', 'fidelityEvents', 'notes', 'fidelityRatings']],
  ['the logs of all programmes', programmeLogs, ['programmes', 'sessions', 'fidelityEvents', 'notes', 'fidelityRatings']],
]

beforeEach(async () => {
  await freshRecords()
  const others = screens.flatMap(([, , tables]) => tables).filter(table => !['families', 'sessions', 'programmes'].includes(table))
  await store.write([
    { table: 'families', id: 'fern', record: aFamily({ id: 'fern' }) },
    { table: 'sessions', id: session.id, record: session },
    ...['b', 'c', 'd', 'e', 'f'].map(id => oneMore('sessions', id)),
    oneMore('programmes', 'programme'),
    ...[...new Set(others)].map(table => oneMore(table, `${table}-1`)),
  ])
})
afterEach(cleanup)

const cases = screens.flatMap(([screen, query, tables]) => tables.map(table => ({ screen, query, table })))

test.each(cases)('$screen shows what changes in $table', async ({ query, table }) => {
  // As after unlocking: nothing is opened yet.
  store.forget()
  let times = 0
  const page = renderHook(() => useLive(() => ((times += 1), query()), []))
  await waitFor(() => expect(page.result.current).toBeDefined(), { timeout: 10_000 })
  const before = times
  await store.write([oneMore(table, `${table}-2`)])
  await waitFor(() => expect(times).toBeGreaterThan(before), { timeout: 10_000 })
})
