import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { bringUpToDate } from '../../../renderer/db/bring-up-to-date'
import { database, sealWith, store } from '../../../renderer/db/open-database'
import { forgetSessionAhead, readSessionAhead, sessionAhead } from '../../../renderer/db/queries/session-ahead'
import { videoFeedbackNg26 } from '../../../shared/programmes/video-feedback-ng26'
import { fakeSealer, type FakeSealer } from '../../support/fake-sealer'
import { aFamily, aMoment, anAnnotation, aRecording, aSession, noon } from '../../support/makers'

let sealer: FakeSealer

beforeEach(async () => {
  sealer = fakeSealer()
  sealWith(sealer)
  forgetSessionAhead()
  store.forget()
  await bringUpToDate(database, sealer)
  const of = { familyId: 'family', sessionId: 'session' }
  await store.write([
    { table: 'families', id: 'family', record: aFamily({ id: 'family' }) },
    { table: 'programmes', id: 'programme', record: { id: 'programme', familyId: 'family', template: videoFeedbackNg26, startedAt: noon } },
    { table: 'sessions', id: 'session', record: aSession({ id: 'session', familyId: 'family', programmeId: 'programme' }) },
    { table: 'recordings', id: 'recording', record: aRecording({ id: 'recording', ...of }) },
    { table: 'annotations', id: 'annotation', record: anAnnotation({ id: 'annotation', sessionId: 'session', recordingId: 'recording' }) },
    { table: 'moments', id: 'moment', record: aMoment({ id: 'moment', ...of, recordingId: 'recording' }) },
  ])
})

test('a session is whole before its screen is made: whose it is, what it holds, and what is marked in it', async () => {
  await readSessionAhead('session')
  const ahead = sessionAhead('session')
  expect(ahead?.context?.family.id).toBe('family')
  expect(ahead?.context?.recordings.map(({ id }) => id)).toEqual(['recording'])
  expect(ahead?.contents.moments).toBe(1)
  expect(ahead?.annotations.map(({ id }) => id)).toEqual(['annotation'])
  expect(ahead?.moments.map(({ id }) => id)).toEqual(['moment'])
})

test('it is drawn with once: what comes later is what the database says', async () => {
  await readSessionAhead('session')
  forgetSessionAhead()
  expect(sessionAhead('session')).toBeNull()
})

test('nobody draws another session with it', async () => {
  await readSessionAhead('session')
  expect(sessionAhead('another')).toBeNull()
  await readSessionAhead('another')
  expect(sessionAhead('session')).toBeNull()
  expect(sessionAhead('another')?.context).toBeNull()
})

test('what arrives when nobody is to see it any more is not kept', async () => {
  const isRead = readSessionAhead('session')
  forgetSessionAhead()
  await isRead
  expect(sessionAhead('session')).toBeNull()
})

test('a screen comes without it where it cannot be read, and says so itself', async () => {
  store.forget()
  sealWith({ ...sealer, 'records:open': () => Promise.reject(new Error('The app ended')) })
  await readSessionAhead('session')
  expect(sessionAhead('session')).toBeNull()
})

test('a screen is not waited for long', async () => {
  store.forget()
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  try {
    sealWith({ ...sealer, 'records:open': () => new Promise(() => undefined) })
    const isRead = readSessionAhead('session')
    await vi.advanceTimersByTimeAsync(400)
    await isRead
    expect(sessionAhead('session')).toBeNull()
  } finally {
    vi.useRealTimers()
  }
})
