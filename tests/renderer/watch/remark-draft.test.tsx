// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { allOf } from '../../../renderer/db/queries/records'
import { remarkDraftId, useRemarkDraft } from '../../../renderer/features/watch/remark-draft'
import type { Watching } from '../../../renderer/features/watch/use-watching'
import { history } from '../../../renderer/state/app-history'
import { keptDraft } from '../../../renderer/state/draft-keeper'
import { loadWords } from '../../../renderer/words/words'
import type { Family } from '../../../shared/domain/family'
import type { FeedbackFilm } from '../../../shared/domain/feedback-film'
import { freshRecords } from '../../support/fresh-records'
import { aSession, noon } from '../../support/makers'

const family: Family = { id: 'family', alias: 'The Heron family', carers: [], children: [], languages: [], goals: [], addedAt: noon }
const film: FeedbackFilm = { id: 'film', familyId: 'family', sessionId: 'session', items: [], made: { recordingId: 'bytes', duration: 10_000, madeAt: noon, planKey: '[]', clips: 0, clipsLength: 0 } }
const session = aSession()

/** The cinema on a film that stands at this place. */
function enter(at = 0) {
  const watching: Watching = { video: { current: null }, phase: 'playing', now: vi.fn(() => at), play: vi.fn(), pause: vi.fn(), jumpTo: vi.fn(), stopAt: vi.fn(), countRemark: vi.fn() }
  const { result } = renderHook(() => useRemarkDraft({ session, family, film, worker: 'Robin' }, watching))
  return { watching, remark: () => result.current }
}

/** As a lock does it: the screens go, then what is waiting is written. */
async function lock(): Promise<void> {
  cleanup()
  await history.settled()
}

/** Begins a remark where the film stands, and leaves it half typed. */
function halfTyped(at: number, words: string): ReturnType<typeof enter> {
  const cinema = enter(at)
  act(() => cinema.remark().beginDraft())
  act(() => cinema.remark().changeDraft({ at, who: 'Dana', words }))
  return cinema
}

beforeAll(loadWords)
beforeEach(freshRecords)
afterEach(async () => {
  cleanup()
  await history.settled()
})

describe('a remark that was being typed in the cinema', () => {
  test('is open again after a lock, with its words and its speaker, and the film stops at its place', async () => {
    halfTyped(4_200, 'He looked at m')
    await lock()
    const { watching, remark } = enter()
    await waitFor(() => expect(remark().draft).toEqual({ at: 4_200, who: 'Dana', words: 'He looked at m' }))
    expect(watching.stopAt).toHaveBeenCalledWith(4_200)
  })

  test('stays behind the bar where it was put away, and goes on where it was begun', async () => {
    const begun = halfTyped(4_200, 'He looked')
    act(() => begun.remark().putAwayDraft())
    await lock()
    const { watching, remark } = enter(8_000)
    await act(async () => void (await keptDraft(remarkDraftId(session, film))))
    expect(remark().draft).toBeNull()
    expect(watching.stopAt).not.toHaveBeenCalled()
    act(() => remark().beginDraft())
    expect(remark().draft).toEqual({ at: 4_200, who: 'Dana', words: 'He looked' })
  })

  test('is gone once it was kept', async () => {
    const begun = halfTyped(4_200, 'He looked at me')
    act(() => begun.remark().endDraft())
    await lock()
    expect(await allOf('drafts')).toEqual([])
  })
})
