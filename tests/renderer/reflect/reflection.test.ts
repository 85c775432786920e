import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { reflection } from '../../../renderer/db/queries/reflection'
import { history } from '../../../renderer/state/app-history'
import { insertion, type Change } from '../../../renderer/state/step'
import type { FeedbackFilm } from '../../../shared/domain/feedback-film'
import type { Session } from '../../../shared/domain/session'
import { freshRecords } from '../../support/fresh-records'
import { aFidelityEvent, aMoment, aRemark, noon } from '../../support/makers'

const session: Session = {
  id: 'today', familyId: 'family', programmeId: 'programme', number: 2, theme: '', plannedFor: null, heldAt: noon, place: '', present: [], interpreter: '', length: null, deviation: '',
}
const earlierFilm: FeedbackFilm = {
  id: 'film', familyId: 'family', sessionId: 'earlier', made: null,
  items: [{ id: 'item', kind: 'clip', recordingId: 'recording', momentId: 'shown', start: 0, end: 1_000, caption: '', thenStill: false, againSlowly: false }],
}
const write = (...changes: readonly Change[]) => history.commit({ label: '', changes })

beforeEach(async () => {
  await freshRecords()
})

test('moments of an earlier session can be quoted where its film was watched today', async () => {
  await write(
    insertion('films', earlierFilm),
    insertion('moments', aMoment({ id: 'shown', sessionId: 'earlier' })),
    insertion('moments', aMoment({ id: 'not-shown', sessionId: 'earlier' })),
    insertion('moments', aMoment({ id: 'own', sessionId: 'today' })),
    insertion('fidelityEvents', aFidelityEvent({ sessionId: 'today', what: { kind: 'watched', filmId: 'film', length: 1_000, pauses: 0, remarks: 0, clips: 1, clipsLength: 1_000 } })),
  )
  expect((await reflection(session)).moments.map(moment => moment.id).toSorted()).toEqual(['own', 'shown'])
})

test('without watching, only what was marked today is offered', async () => {
  await write(insertion('films', earlierFilm), insertion('moments', aMoment({ id: 'shown', sessionId: 'earlier' })))
  expect((await reflection(session)).moments).toEqual([])
})

test('remarks come in the order in which they were said, not by film time', async () => {
  await write(
    insertion('remarks', aRemark({ id: 'second', sessionId: 'today', at: 1_000, madeAt: { ...noon, utc: '2026-03-02T12:05:00.000Z' } })),
    insertion('remarks', aRemark({ id: 'first', sessionId: 'today', at: 9_000, madeAt: noon })),
  )
  expect((await reflection(session)).remarks.map(remark => remark.id)).toEqual(['first', 'second'])
})
