import { expect, test } from 'vitest'
import { AppFailure } from '../../../shared/domain/outcome'
import { fakeApi } from '../../support/fake-api'
import { handlersWith } from '../../support/fake-handlers'

test('a call brings back its value', async () => {
  const api = fakeApi(handlersWith({ 'recording:frames': async () => Uint32Array.of(0, 40) }))
  expect(await api.call('recording:frames', { recordingId: 'r-1' })).toEqual({ ok: true, value: Uint32Array.of(0, 40) })
})

test('an expected failure keeps its details across the bridge', async () => {
  const api = fakeApi(handlersWith({ 'recording:finish': () => Promise.reject(new AppFailure({ kind: 'disk-full', neededBytes: 5 })) }))
  expect(await api.call('recording:finish', { recordingId: 'r-1' })).toEqual({ ok: false, error: { kind: 'disk-full', neededBytes: 5 } })
})

test('arguments that do not fit the contract never reach a handler', async () => {
  const api = fakeApi(handlersWith({ 'recording:finish': () => Promise.reject(new Error('reached')) }))
  expect(await api.call('recording:finish', { recordingId: 'a/b' })).toMatchObject({ ok: false, error: { kind: 'invalid-request' } })
})

test('a bug stays a bug', async () => {
  const api = fakeApi(handlersWith({ 'recording:finish': () => Promise.reject(new TypeError('a bug')) }))
  await expect(api.call('recording:finish', { recordingId: 'r-1' })).rejects.toThrow('a bug')
})
