// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { FeedbackFilm } from '../../../shared/domain/feedback-film'
import { clipOfMoment } from '../../../shared/domain/film-items'
import { aFamily, aMedia, aMoment, aRecording, aSession } from '../../support/makers'

vi.mock('../../../renderer/bridge', () => ({ ask: () => new Promise(() => undefined), api: { on: () => () => undefined }, footageAddress: () => '' }))
vi.mock('@tanstack/react-router', () => ({ Link: () => null }))

const { FilmStrip } = await import('../../../renderer/features/build/film-strip')
const { MakeFilm } = await import('../../../renderer/features/build/make-film')
const { MomentList } = await import('../../../renderer/features/build/moment-list')
const { useFilmJobs } = await import('../../../renderer/features/build/film-jobs')
const { useAppStart } = await import('../../../renderer/state/app-start')
const { loadWords } = await import('../../../renderer/words/words')

const session = aSession({ id: 'session' })
const recording = aRecording({ id: 'recording', sessionId: 'session', state: { kind: 'ready', media: aMedia() } })
const moments = [aMoment({ id: 'one', title: 'Wren reaches' }), aMoment({ id: 'two', title: 'The tower falls', start: 6_000, end: 9_000 })]
const clips = moments.map(moment => clipOfMoment(moment, `clip-${moment.id}`, 60_000))
const film: FeedbackFilm = { id: 'film', familyId: 'family', sessionId: 'session', items: clips, made: null }
const nothing = () => undefined

beforeAll(loadWords)
afterEach(() => {
  cleanup()
  useFilmJobs.setState({ jobs: {} })
  useAppStart.setState({ start: null })
})

test('a moment that was added by keyboard keeps the focus in its row, so that the next is a Tab away', () => {
  const list = (items: FeedbackFilm['items']) => <MomentList session={session} blocks={{ film: null, recordings: new Map([['recording', recording]]), sessions: [{ session, moments }] }} items={items} onAdd={nothing} onShow={nothing} />
  const shown = render(list([]))
  const add = screen.getByRole('button', { name: 'Add “Wren reaches” to the film' })
  add.focus()
  fireEvent.click(add)
  shown.rerender(list(clips.slice(0, 1)))
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Show “Wren reaches” in the film' }))
})

test('when the button that added all moments is gone, or that which took a clip out, the focus is on the clip that is chosen then', () => {
  const strip = (items: FeedbackFilm['items'], selectedId: string | null) => <FilmStrip items={items} selectedId={selectedId} playingId={null} isThere={() => true} onSelect={nothing} onMove={nothing} onAddCard={nothing} />
  const focused = () => document.activeElement?.getAttribute('data-item')
  const shown = render(strip([], null))
  shown.rerender(strip(clips, 'clip-one'))
  expect(focused()).toBe('clip-one')
  shown.rerender(strip(clips, 'clip-two'))
  expect(focused()).toBe('clip-one')
  shown.rerender(strip(clips.slice(1), 'clip-two'))
  expect(focused()).toBe('clip-two')
})

test('from the button that makes the film the focus goes on to how far it is, and to what came of it', () => {
  useAppStart.setState({ start: { version: '0.1.0', shell: 'preview', isDemo: false, ffmpeg: { version: '7', missing: [] }, printing: 'browser', demoRecordings: [] } })
  render(<MakeFilm session={session} family={aFamily()} film={film} isThere={() => true} onMake={nothing} />)
  screen.getByRole('button', { name: /^Make the film/ }).focus()
  act(() => useFilmJobs.setState({ jobs: { film: { jobId: 'job', fraction: 0, isCancelling: false } } }))
  const stop = screen.getByRole('button', { name: 'Stop' })
  expect(document.activeElement).toBe(stop.parentElement)
  stop.focus()
  act(() => useFilmJobs.setState({ jobs: {} }))
  expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Make the film/ }).parentElement)
})

test('whoever comes to a film that is being made is not taken to it', () => {
  useFilmJobs.setState({ jobs: { film: { jobId: 'job', fraction: 0, isCancelling: false } } })
  render(<MakeFilm session={session} family={aFamily()} film={film} isThere={() => true} onMake={nothing} />)
  expect(document.activeElement).toBe(document.body)
})
