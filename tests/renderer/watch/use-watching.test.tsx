// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { allOf } from '../../../renderer/db/queries/records'
import { addRemark } from '../../../renderer/features/watch/remarks'
import { useWatching, type Watching } from '../../../renderer/features/watch/use-watching'
import { history } from '../../../renderer/state/app-history'
import { recoverWatchings } from '../../../renderer/state/watching-log'
import { loadWords } from '../../../renderer/words/words'
import type { WatchedSoFar } from '../../../shared/domain/watching'
import { freshRecords } from '../../support/fresh-records'
import { aFidelityEvent } from '../../support/makers'

const lineFor = ({ length, pauses, remarks }: WatchedSoFar) => aFidelityEvent({ id: 'watching', what: { kind: 'watched', filmId: 'film', length, pauses, remarks, clips: 1, clipsLength: 1_000 } })
const lines = async () => (await allOf('fidelityEvents')).map(({ what }) => what)

/** A film on the screen that plays as the test says. */
function watchFilm() {
  let watching: Watching | undefined
  function Film() {
    watching = useWatching(lineFor)
    return <video ref={watching.video} data-testid={watching.phase} />
  }
  const { container } = render(<Film />)
  const video = container.querySelector('video')
  if (!video || !watching) throw new Error('There is no film')
  const { countRemark } = watching
  const tell = (event: string) => act(() => void video.dispatchEvent(new Event(event)))
  const playTo = (at: number) => {
    video.currentTime = at / 1_000
    tell('timeupdate')
  }
  return { tell, playTo, countRemark }
}

/** The page ends without another word; the next start finds what is on disk. */
async function killAndStartAgain(): Promise<void> {
  await history.settled()
  await recoverWatchings()
}

beforeAll(loadWords)
beforeEach(freshRecords)
afterEach(async () => {
  cleanup()
  await history.settled()
})

test('a kill right after a pause loses neither the pause nor what was watched before it', async () => {
  const { tell, playTo } = watchFilm()
  playTo(0)
  playTo(300)
  tell('pause')
  await killAndStartAgain()
  expect(await lines()).toMatchObject([{ kind: 'watched', length: 300, pauses: 1, remarks: 0 }])
})

test('a kill right after a remark loses neither the remark nor the pause before it', async () => {
  const { tell, playTo, countRemark } = watchFilm()
  playTo(0)
  playTo(300)
  tell('pause')
  tell('play')
  playTo(500)
  await addRemark('session', 'film', { at: 500, who: 'Dana', words: 'That one!' }, countRemark())
  await killAndStartAgain()
  expect(await lines()).toMatchObject([{ length: 500, pauses: 1, remarks: 1 }])
})

test('while a film only plays, no more than a second of it is lost', async () => {
  const { playTo } = watchFilm()
  for (let at = 0; at <= 4_750; at += 250) playTo(at)
  await killAndStartAgain()
  expect(await lines()).toMatchObject([{ length: 4_000 }])
})

test('leaving the film writes one line, and none is left for the next start', async () => {
  const { playTo } = watchFilm()
  for (let at = 0; at <= 1_500; at += 250) playTo(at)
  cleanup()
  await killAndStartAgain()
  expect(await lines()).toMatchObject([{ length: 1_500 }])
  expect(await allOf('watchings')).toEqual([])
})

test('a film that nobody watched leaves no line', async () => {
  const { tell } = watchFilm()
  tell('pause')
  cleanup()
  await killAndStartAgain()
  expect(await lines()).toEqual([])
})

test('a film whose pictures are gone is said to be gone', () => {
  watchFilm().tell('error')
  expect(screen.getByTestId('gone')).toBeTruthy()
})
