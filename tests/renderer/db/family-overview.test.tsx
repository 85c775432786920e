// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { cleanup, renderHook, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { useLive } from '../../../renderer/db/live'
import { store } from '../../../renderer/db/open-database'
import { familyOverview } from '../../../renderer/db/queries/family-overview'
import { history } from '../../../renderer/state/app-history'
import { insertion, type Change } from '../../../renderer/state/step'
import { freshRecords } from '../../support/fresh-records'
import { aFamily, aSession, noon } from '../../support/makers'

const refused: Change = insertion('consents', { id: 'no', familyId: 'fern', layer: 'film', isGiven: false, by: 'Dana', at: noon, until: null })

beforeEach(async () => {
  await freshRecords()
  await history.commit({ label: '', changes: [insertion('families', aFamily({ id: 'fern' })), insertion('sessions', aSession({ familyId: 'fern' }))] })
})
afterEach(cleanup)

test.each(['already', 'not yet'])('the page of a family shows an answer as soon as it is recorded, with its records %s opened', async opened => {
  if (opened === 'not yet') store.forget()
  const page = renderHook(() => useLive(() => familyOverview('fern'), []))
  await waitFor(() => expect(page.result.current?.sessions).toEqual([]))
  await history.commit({ label: '', changes: [refused] })
  await waitFor(() => expect(page.result.current?.consents).toMatchObject([{ id: 'no' }]))
})

test('there is nothing to show of a family that is not there', async () => {
  expect(await familyOverview('oak')).toBeNull()
})
