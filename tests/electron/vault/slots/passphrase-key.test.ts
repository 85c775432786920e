import { argon2id } from '@noble/hashes/argon2.js'
import { describe, expect, test } from 'vitest'
import { calibrate } from '../../../../electron/vault/slots/calibrate'
import { FLOOR, passphraseKey, type KdfSettings } from '../../../../electron/vault/slots/passphrase-key'

const salt = Buffer.from('a salt of 16 byt')
const passphrase = Buffer.from('wörter für den schrank', 'utf8')

describe('the key from a passphrase', () => {
  test('is what another implementation of Argon2id makes of it, and filming could go on meanwhile', async () => {
    let beats = 0
    const beat = setInterval(() => (beats += 1), 5)
    const key = await passphraseKey(passphrase, salt, FLOOR)
    clearInterval(beat)
    expect(key.toString('hex')).toBe(Buffer.from(argon2id(passphrase, salt, { m: FLOOR.memoryKiB, t: FLOOR.passes, p: FLOOR.lanes, dkLen: 32 })).toString('hex'))
    // Computed on this thread, it would leave room for a few beats at its beginning and none after.
    expect(beats).toBeGreaterThan(10)
    expect(passphrase.toString('utf8')).toBe('wörter für den schrank')
  })

  test.each<[string, Partial<Record<keyof KdfSettings, number>>]>([
    ['more memory than 1 GiB', { memoryKiB: 1_024 * 1_024 + 1 }],
    ['all memory there is', { memoryKiB: 2 ** 32 - 1 }],
    ['less memory than the floor', { memoryKiB: FLOOR.memoryKiB - 1 }],
    ['half a KiB', { memoryKiB: 65_536.5 }],
    ['more passes than 16', { passes: 17 }],
    ['fewer passes than 3', { passes: 2 }],
    ['no lanes', { lanes: 0 }],
    ['more lanes than 4', { lanes: 5 }],
    ['no number', { memoryKiB: Number.NaN }],
  ])('is not even begun for %s', async (_, absurd) => {
    const before = process.memoryUsage().rss
    await expect(passphraseKey(passphrase, salt, { ...FLOOR, ...absurd } as KdfSettings)).rejects.toThrow()
    expect(process.memoryUsage().rss - before).toBeLessThan(32 * 1_024 ** 2)
  })

  test('is not made from nothing', async () => {
    await expect(passphraseKey(Buffer.alloc(0), salt, FLOOR)).rejects.toThrow(RangeError)
    await expect(passphraseKey(passphrase, salt.subarray(1), FLOOR)).rejects.toThrow(RangeError)
  })
})

describe('how much work a passphrase is worth', () => {
  const onAComputerThatTakes = async (ms: number) => {
    let now = 5_000
    return calibrate(
      () => now,
      async () => {
        now += ms
        return Buffer.alloc(32)
      },
    )
  }

  test.each([
    ['an old one does the floor', 1_501, 64],
    ['a slow one does the usual', 1_500, 128],
    ['a usual one does the usual', 700, 128],
    ['a quick one does twice as much', 699, 256],
    ['a very quick one does four times as much', 300, 512],
    ['no computer is asked for more memory than that', 1, 512],
  ])('depends on the computer: %s', async (_, ms, memoryMiB) => {
    expect(await onAComputerThatTakes(ms)).toEqual({ memoryKiB: memoryMiB * 1_024, passes: 3, lanes: 1 })
  })
})
