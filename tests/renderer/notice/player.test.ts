import { describe, expect, it } from 'vitest'
import { Player } from '../../../renderer/features/notice/player/player'

const aPlayer = () => new Player(280, Uint32Array.from([0, 40, 80, 200, 240]))

describe('the playhead', () => {
  it('stands on the start of the frame that is seen', () => {
    const player = aPlayer()
    player.seek(190)
    expect(player.playhead.time).toBe(80)
  })

  it('goes frame by frame, however long each is', () => {
    const player = aPlayer()
    const seen = [1, 1, 1, -1].map(step => {
      player.step(step)
      return player.playhead.time
    })
    expect(seen).toEqual([40, 80, 200, 80])
  })

  it('stays inside the recording', () => {
    const player = aPlayer()
    player.seek(-500)
    player.step(-1)
    expect(player.playhead.time).toBe(0)
    player.seek(9_000)
    player.step(1)
    expect(player.playhead.time).toBe(240)
  })

  it('tells those who draw it only when it has moved', () => {
    const player = aPlayer()
    const seen: number[] = []
    player.playhead.subscribe(time => seen.push(time))
    player.seek(45)
    player.seek(50)
    expect(seen).toEqual([0, 40])
  })
})

describe('edges', () => {
  it('can be moved by frames up to the end of the recording, and back from it', () => {
    const player = aPlayer()
    expect([player.frameAway(200, 1), player.frameAway(240, 1), player.frameAway(280, -1)]).toEqual([240, 280, 240])
  })

  it('being dragged go to the nearer frame', () => {
    const player = aPlayer()
    expect([130, 150, 275, -20].map(time => player.nearestEdge(time))).toEqual([80, 200, 280, 0])
  })
})
