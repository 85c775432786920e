import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { giveWay } from '../../../electron/media/give-way'
import { failureOf } from './media-room'

const never = new AbortController().signal

test('what nobody waits for stands still until the last that went ahead is done', async () => {
  const way = giveWay()
  const [film, recording] = [way.ahead(), way.ahead()]
  let wentOn = false
  const going = way.clear(never).then(() => (wentOn = true))
  film()
  await turn()
  expect(wentOn).toBe(false)
  recording()
  await going
  expect(wentOn).toBe(true)
})

test('what begins ahead in the moment in which the way is free is not run into', async () => {
  const way = giveWay()
  const film = way.ahead()
  let wentOn = false
  const going = way.clear(never).then(() => (wentOn = true))
  film()
  const next = way.ahead()
  await turn()
  expect(wentOn).toBe(false)
  next()
  await going
})

test('what stands still can be given up', async () => {
  const way = giveWay()
  way.ahead()
  const stop = new AbortController()
  const going = failureOf(way.clear(stop.signal))
  stop.abort()
  expect(await going).toEqual({ kind: 'cancelled' })
})
