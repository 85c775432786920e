import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { localDisk } from '../../../../electron/vault/disk'
import { openAttempts, type Attempts } from '../../../../electron/vault/slots/attempts'
import { AppFailure } from '../../../../shared/domain/outcome'
import { aDataFolder } from '../../../support/data-folder'
import { failingDisk } from '../../../support/failing-disk'

const YEAR = 365 * 24 * 3_600_000

/** Clocks that stand still until told otherwise; the wall clock may be set, the other one only goes on. */
function clocks() {
  let [wall, running] = [Date.UTC(2026, 10, 22), 1_000]
  return {
    now: () => wall,
    elapsed: () => running,
    pass(ms: number) {
      wall += ms
      running += ms
    },
    setWall: (change: number) => void (wall += change),
  }
}

const wrong = () => Promise.reject(new AppFailure({ kind: 'wrong-passphrase' }))
const right = () => Promise.resolve('the vault key')

async function tryWrong(attempts: Attempts): Promise<number> {
  await expect(attempts.attempt(wrong)).rejects.toThrow('wrong-passphrase')
  return attempts.waitMs()
}

/** So many wrong ones, each after the wait before it. */
async function wrongTimes(attempts: Attempts, times: number, time: ReturnType<typeof clocks>): Promise<readonly number[]> {
  const waits: number[] = []
  while (waits.length < times) {
    time.pass(attempts.waitMs())
    waits.push(await tryWrong(attempts))
  }
  return waits
}

describe('after wrong passphrases', () => {
  test('the waits grow to thirty seconds and no further', async () => {
    const time = clocks()
    const attempts = await openAttempts(localDisk, await aDataFolder(), time)
    expect(await wrongTimes(attempts, 12, time)).toEqual([0, 0, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000, 30_000])
  })

  test('nobody waits who has opened the vault in another way, nor after the next start', async () => {
    const [time, folder] = [clocks(), await aDataFolder()]
    const attempts = await openAttempts(localDisk, folder, time)
    await wrongTimes(attempts, 6, time)
    await attempts.forget()
    expect([attempts.wrong(), attempts.waitMs()]).toEqual([0, 0])
    const again = await openAttempts(localDisk, folder, time)
    expect([again.wrong(), again.waitMs()]).toEqual([0, 0])
  })

  test('nothing is tried before the wait is over, not even the right one', async () => {
    const time = clocks()
    const attempts = await openAttempts(localDisk, await aDataFolder(), time)
    await wrongTimes(attempts, 3, time)
    time.pass(999)
    let tried = 0
    const counting = () => right().finally(() => (tried += 1))
    await expect(attempts.attempt(counting)).rejects.toMatchObject({ error: { kind: 'too-soon', waitMs: 1 } })
    expect(tried).toBe(0)
    time.pass(1)
    expect(await attempts.attempt(counting)).toBe('the vault key')
    expect(tried).toBe(1)
  })

  test('the right one begins the count anew', async () => {
    const time = clocks()
    const folder = await aDataFolder()
    const attempts = await openAttempts(localDisk, folder, time)
    await wrongTimes(attempts, 6, time)
    time.pass(attempts.waitMs())
    await attempts.attempt(right)
    expect(await tryWrong(attempts)).toBe(0)
    await attempts.attempt(right)
    expect((await openAttempts(localDisk, folder, time)).waitMs()).toBe(0)
  })

  test('one is tried at a time: what is sent together is counted one after another', async () => {
    const time = clocks()
    const attempts = await openAttempts(localDisk, await aDataFolder(), time)
    const answers = await Promise.allSettled(Array.from({ length: 6 }, () => attempts.attempt(wrong)))
    const kinds = answers.map((answer) => (answer.status === 'rejected' && answer.reason instanceof AppFailure ? answer.reason.error.kind : 'tried'))
    expect(kinds).toEqual(['wrong-passphrase', 'wrong-passphrase', 'wrong-passphrase', 'too-soon', 'too-soon', 'too-soon'])
  })

  test('a disk error while opening is no wrong passphrase', async () => {
    const time = clocks()
    const folder = await aDataFolder()
    const attempts = await openAttempts(localDisk, folder, time)
    await wrongTimes(attempts, 2, time)
    await expect(attempts.attempt(() => Promise.reject(new Error('EIO')))).rejects.toThrow('EIO')
    expect(attempts.waitMs()).toBe(0)
    expect((await openAttempts(localDisk, folder, time)).waitMs()).toBe(0)
    expect(await tryWrong(attempts)).toBe(1_000)
  })
})

describe('a wait', () => {
  test('goes on where it was when the app is started again', async () => {
    const time = clocks()
    const folder = await aDataFolder()
    await wrongTimes(await openAttempts(localDisk, folder, time), 8, time)
    time.pass(10_000)
    const again = await openAttempts(localDisk, folder, time)
    expect(again.waitMs()).toBe(20_000)
    await expect(again.attempt(right)).rejects.toThrow('too-soon')
    time.pass(20_000)
    expect(await tryWrong(again)).toBe(30_000)
  })

  test('is not saved by ending the app while it thinks', async () => {
    const time = clocks()
    const folder = await aDataFolder()
    const attempts = await openAttempts(localDisk, folder, time)
    await wrongTimes(attempts, 2, time)
    let restarted = -1
    await attempts.attempt(async () => {
      restarted = (await openAttempts(localDisk, folder, time)).waitMs()
    })
    expect(restarted).toBe(1_000)
  })

  test.each([
    ['back a year', -YEAR],
    ['on a year', YEAR],
  ])('does not mind the clock being set %s meanwhile', async (_, change) => {
    const time = clocks()
    const attempts = await openAttempts(localDisk, await aDataFolder(), time)
    await wrongTimes(attempts, 8, time)
    time.setWall(change)
    expect(attempts.waitMs()).toBe(30_000)
    time.pass(30_000)
    expect(attempts.waitMs()).toBe(0)
  })

  test('is never longer than thirty seconds, though the clock was set back between two starts', async () => {
    const time = clocks()
    const folder = await aDataFolder()
    await wrongTimes(await openAttempts(localDisk, folder, time), 8, time)
    time.setWall(-YEAR)
    expect((await openAttempts(localDisk, folder, time)).waitMs()).toBe(30_000)
    time.pass(12_000)
    expect((await openAttempts(localDisk, folder, time)).waitMs()).toBe(18_000)
    time.pass(18_000)
    expect(await (await openAttempts(localDisk, folder, time)).attempt(right)).toBe('the vault key')
  })

  test('is kept as a count and a time, and nothing else', async () => {
    const time = clocks()
    const folder = await aDataFolder()
    await wrongTimes(await openAttempts(localDisk, folder, time), 4, time)
    expect(await readdir(folder)).toEqual(['attempts.json'])
    expect(JSON.parse(await readFile(join(folder, 'attempts.json'), 'utf8'))).toEqual({ wrong: 4, at: time.now() })
  })
})

describe('nobody is kept out', () => {
  test('by a disk that refuses to count', async () => {
    const time = clocks()
    const disk = failingDisk()
    const attempts = await openAttempts(disk, await aDataFolder(), time)
    disk.fail('ENOSPC', 'write')
    expect(await wrongTimes(attempts, 4, time)).toEqual([0, 0, 1_000, 2_000])
    time.pass(2_000)
    expect(await attempts.attempt(right)).toBe('the vault key')
  })

  test.each(['', 'no JSON', '{"wrong":-1,"at":0}', '{"wrong":1e400,"at":0}', '{"wrong":3}', '{"wrong":8,"at":0,"more":1}', `{"wrong":8,"at":${'9'.repeat(400)}}`, '[]', 'null', ' '.repeat(100_000)])(
    'by a spoilt file: %.40j',
    async (text) => {
      const folder = await aDataFolder()
      await writeFile(join(folder, 'attempts.json'), text)
      expect((await openAttempts(localDisk, folder, clocks())).waitMs()).toBe(0)
    },
  )

  test.each(['{"wrong":9007199254740991,"at":1}', '{"wrong":1000,"at":1e300}'])('for longer than thirty seconds by a file that was made up: %s', async (text) => {
    const folder = await aDataFolder()
    const time = clocks()
    await writeFile(join(folder, 'attempts.json'), text)
    const attempts = await openAttempts(localDisk, folder, time)
    expect(attempts.waitMs()).toBeLessThanOrEqual(30_000)
    time.pass(30_000)
    expect(await tryWrong(attempts)).toBe(30_000)
  })
})
