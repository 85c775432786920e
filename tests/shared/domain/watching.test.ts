import { expect, it } from 'vitest'
import { fidelityLine } from '../../../shared/domain/fidelity'
import { jumped, nothingWatched, paused, playedOnTo, remarked } from '../../../shared/domain/watching'
import { aFidelityEvent } from '../../support/makers'

it('counts what played, not the time on the wall', () => {
  const watched = [250, 500, 750].reduce(playedOnTo, playedOnTo(nothingWatched, 0))
  expect(watched.length).toBe(750)
})

it('does not count what a jump left out, in either direction', () => {
  expect(playedOnTo(playedOnTo(nothingWatched, 1_000), 60_000).length).toBe(0)
  const again = playedOnTo(playedOnTo(jumped(playedOnTo(playedOnTo(nothingWatched, 0), 900)), 0), 200)
  expect(again.length).toBe(1_100)
})

it('counts pauses and remarks, and takes back a remark that was deleted', () => {
  const watched = remarked(remarked(remarked(paused(paused(nothingWatched)))), -1)
  expect(watched).toMatchObject({ pauses: 2, remarks: 1 })
  expect(remarked(nothingWatched, -1).remarks).toBe(0)
})

it('shows in the fidelity log that a film was watched without consent, and why', () => {
  const line = fidelityLine([aFidelityEvent({ what: { kind: 'watched-without-consent', missing: ['watch'], reason: 'Agreed by word of mouth' } })])
  expect(line.withoutConsent).toEqual([{ what: 'watched', missing: ['watch'], reason: 'Agreed by word of mouth' }])
})
