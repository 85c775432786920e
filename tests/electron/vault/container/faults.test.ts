import { describe, expect, test, vi } from 'vitest'
import { crashContainers } from '../../../faults/crash'
import { watchCiphers, watchNonces } from '../../../faults/nonce'
import { tamperWithContainers } from '../../../faults/tamper'
import { sealBytes } from '../../../../electron/vault/crypto/aead'
import { newSecret } from '../../../../electron/vault/crypto/secrets'

// Samples of what runs at full length elsewhere; a fixed seed, so that a failure comes again.
const SEED = 20_260_711
// A few seconds where the machine is free.
vi.setConfig({ testTimeout: 120_000 })

test('no changed file is believed, and no byte given out that was not written', async () => {
  expect(await tamperWithContainers({ seed: SEED, count: 800 })).toMatchObject({ accepted: 0, wrong_bytes: 0, uncaught: 0 })
})

describe('nonces', () => {
  test('no key seals twice with the same one, however often the app dies and the disk refuses', async () => {
    const { seals, resumes, repeats } = await watchNonces({ seed: SEED, resumes: 40, seals: 1_000 })
    expect(seals).toBeGreaterThanOrEqual(1_000)
    expect(resumes).toBeGreaterThanOrEqual(40)
    expect(repeats).toBe(0)
  })

  test('the watch sees one that does', () => {
    const watch = watchCiphers()
    const [key, nonce] = [newSecret(32), newSecret(12)]
    sealBytes(key, nonce, nonce, key)
    sealBytes(key, nonce, nonce, nonce)
    watch.stop()
    sealBytes(key, nonce, nonce, nonce)
    expect([watch.seals(), watch.repeats()]).toEqual([2, 1])
  })
})

test('what was acknowledged is there after the power went, at whichever step', async () => {
  const { states, bad } = await crashContainers({ seed: SEED, disksPerStep: 2 })
  expect(states).toBeGreaterThan(150)
  expect(bad).toBe(0)
})
