// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Family } from '../../../shared/domain/family'
import type { FeedbackFilm } from '../../../shared/domain/feedback-film'
import { aSession, noon } from '../../support/makers'

vi.mock('../../../renderer/bridge', () => ({ ask: vi.fn(), api: {}, footageAddress: (id: string, part: string) => `vault://footage/${id}/${part}` }))

const { WatchStart } = await import('../../../renderer/features/watch/watch-start')
const { loadWords } = await import('../../../renderer/words/words')

const family: Family = { id: 'family', alias: 'The Heron family', carers: [], children: [], languages: [], goals: [], addedAt: noon }
const film: FeedbackFilm = { id: 'film', familyId: 'family', sessionId: 'session', items: [], made: { recordingId: 'bytes', duration: 10_000, madeAt: noon, planKey: '[]', clips: 0, clipsLength: 0 } }

beforeAll(loadWords)
afterEach(cleanup)

test('a film whose pictures are no longer in the vault says so, and cannot be begun', async () => {
  const shown = { film, session: aSession() }
  const { container } = render(<WatchStart session={shown.session} family={family} films={[shown]} shown={shown} onChoose={vi.fn()} onWatch={vi.fn()} />)
  const begin = await screen.findByRole('button', { name: 'Watch together' })
  expect(begin.hasAttribute('disabled')).toBe(false)
  const still = container.querySelector('video')
  if (!still) throw new Error('The film is not shown')
  fireEvent.error(still)
  expect(screen.getByText('The film’s pictures are no longer in the vault. Make the film again in Build.')).toBeTruthy()
  expect(begin.hasAttribute('disabled')).toBe(true)
})
