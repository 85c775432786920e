import { describe, expect, it } from 'vitest'
import { filmingTimeThatFits, LITTLE_FILMING_TIME } from '../../../shared/domain/filming-space'
import { elapsed, pauseWatch, startWatch, stoppedWatch } from '../../../shared/domain/stopwatch'

describe('elapsed time of a recording', () => {
  it('leaves pauses out', () => {
    const paused = pauseWatch(startWatch(stoppedWatch, 1_000), 4_000)
    expect(elapsed(startWatch(paused, 60_000), 61_500)).toBe(4_500)
  })

  it('stands still in a pause', () => {
    const paused = pauseWatch(startWatch(stoppedWatch, 1_000), 4_000)
    expect(elapsed(paused, 90_000)).toBe(3_000)
  })

  it('is not started twice', () => {
    const running = startWatch(stoppedWatch, 1_000)
    expect(startWatch(running, 2_000)).toBe(running)
  })
})

describe('room for filming', () => {
  it('is told before it runs out', () => {
    expect(filmingTimeThatFits(600e6, 5e6)).toBeLessThan(LITTLE_FILMING_TIME)
    expect(filmingTimeThatFits(6e9, 5e6)).toBeGreaterThan(LITTLE_FILMING_TIME)
  })
})
