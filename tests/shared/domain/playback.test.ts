import { describe, expect, it } from 'vitest'
import { faster, pressBack, pressForward, slower, speedLabel, still } from '../../../shared/domain/playback'

describe('J K L', () => {
  it('L starts at the chosen speed', () => {
    expect(pressForward(still, 0.5)).toEqual({ direction: 'forwards', speed: 0.5 })
  })

  it('L again goes faster, up to double speed', () => {
    const once = pressForward(still, 1)
    const twice = pressForward(once, 1)
    const often = pressForward(pressForward(twice, 1), 1)
    expect([twice.speed, often.speed]).toEqual([1.5, 2])
  })

  it('J turns round, then goes faster', () => {
    const back = pressBack({ direction: 'forwards', speed: 2 })
    expect(back).toEqual({ direction: 'backwards', speed: 1 })
    expect(pressBack(pressBack(pressBack(back)))).toEqual({ direction: 'backwards', speed: 4 })
  })

  it('L out of J plays forwards again', () => {
    expect(pressForward({ direction: 'backwards', speed: 4 }, 1)).toEqual({ direction: 'forwards', speed: 1 })
  })
})

describe('speeds', () => {
  it('end at a quarter and at double', () => {
    expect([slower(0.5), slower(0.25), faster(1.5), faster(2)]).toEqual([0.25, 0.25, 2, 2])
  })

  it('are written as people say them', () => {
    expect([0.25, 1, 1.5, 2].map(speedLabel)).toEqual(['¼×', '1×', '1½×', '2×'])
  })
})
