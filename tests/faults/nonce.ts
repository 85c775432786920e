import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { createLog, openLog } from '../../electron/vault/container/log'
import { createContainer, resumeContainer, type ContainerWriter } from '../../electron/vault/container/writer'
import { anIdentity, someBytes } from '../support/containers'
import { crashDisk, randomFrom, type CrashDisk } from '../support/crash-disk'
import { sealsBeside } from '../support/seals-beside'

export interface NonceFigures {
  readonly seals: number
  readonly resumes: number
  /** A key and a nonce that sealed twice: the one mistake that AES-GCM does not forgive. */
  readonly repeats: number
}

/** How often one file is gone on with. */
const SITTINGS = 20

/**
 * Records and imports while the app is killed and the disk refuses writes, over and over, until there are at least so many of both; and looks
 * at every cipher that is made, at Node's own door, so that nothing in the app knows of it.
 */
export async function watchNonces({ seed, resumes, seals }: { readonly seed: number; readonly resumes: number; readonly seals: number }): Promise<NonceFigures> {
  const watch = watchCiphers()
  const random = randomFrom(seed)
  try {
    let done = 0
    // A refused write ends its sitting early; so it takes a few rounds.
    while (done < resumes || watch.seals() < seals) {
      await recordWithInterruptions(random, SITTINGS, seals / resumes)
      await logWithInterruptions(random, SITTINGS, seals / resumes)
      await importWithRefusals(random)
      done += 2 * SITTINGS
    }
    return { seals: watch.seals(), resumes: done, repeats: watch.repeats() }
  } finally {
    watch.stop()
  }
}

export function watchCiphers(): { seals(): number; repeats(): number; stop(): void } {
  const original = crypto.createCipheriv
  const seen = new Set<string>()
  let seals = 0
  const watched = (...given: Parameters<typeof crypto.createCipheriv>) => {
    const [, key, nonce] = given
    if (!(key instanceof Uint8Array) || !(nonce instanceof Uint8Array)) throw new Error('A key or a nonce that is not bytes')
    seals += 1
    seen.add(`${Buffer.from(key).toString('hex')} ${Buffer.from(nonce).toString('hex')}`)
    return original(...given)
  }
  const put = (value: unknown) => {
    Object.defineProperty(crypto, 'createCipheriv', { value, configurable: true, writable: true, enumerable: true })
    syncBuiltinESMExports()
  }
  put(watched)
  return { seals: () => seals, repeats: () => seals - seen.size, stop: () => put(original) }
}

const PATH = '/vault/media/one'

/** Every sitting ends badly: let go of, killed with bytes on their way, or refused by the disk in the middle of a write. */
async function recordWithInterruptions(random: () => number, resumes: number, sealsEach: number): Promise<void> {
  const identity = anIdentity()
  let disk = crashDisk()
  let writer: ContainerWriter = await createContainer(disk, PATH, identity)
  for (let sitting = 0; sitting <= resumes; sitting++) {
    const ending = random()
    if (ending < 0.4) disk.failAt(disk.steps + 2 + Math.floor(random() * 60), 'EIO')
    try {
      for (let count = 0; count < sealsEach; count++) {
        await writer.append(someBytes(Math.floor(random() * 300)))
        if (random() < 0.8) await writer.sync()
        else await writer.append(someBytes(1))
      }
    } catch (error) {
      if (!isRefusal(error)) throw error
    }
    if (ending < 0.7) await writer.release().catch(() => undefined)
    disk = ended(disk, ending, random)
    const found = await resumeContainer(disk, PATH, identity)
    if ('seal' in found) throw new Error('it has no end')
    writer = found.writer
  }
  await writer.finish()
}

async function logWithInterruptions(random: () => number, resumes: number, sealsEach: number): Promise<void> {
  const identity = anIdentity()
  let disk = crashDisk()
  let log = await createLog(disk, PATH, identity)
  for (let sitting = 0; sitting <= resumes; sitting++) {
    const ending = random()
    if (ending < 0.4) disk.failAt(disk.steps + 2 + Math.floor(random() * 60), 'EIO')
    try {
      for (let count = 0; count < sealsEach; count += 2) await log.append([someBytes(Math.floor(random() * 200)), someBytes(1)])
    } catch (error) {
      if (!isRefusal(error)) throw error
    }
    if (ending < 0.7) await log.release().catch(() => undefined)
    disk = ended(disk, ending, random)
    log = await openLog(disk, PATH, identity, () => undefined)
  }
  await log.release()
}

/** What comes in bulk is sealed on another thread; here by the same code where it is seen. Some of it the disk refuses, and some the thread. */
async function importWithRefusals(random: () => number): Promise<void> {
  const disk = crashDisk()
  const beside = sealsBeside(() => (random() < 0.1 ? refusal() : null))
  const writer = await createContainer(disk, PATH, anIdentity(), random() < 0.8 ? beside : null)
  if (random() < 0.4) disk.failAt(disk.steps + 1 + Math.floor(random() * 6), 'EIO')
  try {
    for (let count = 0; count < 3; count++) {
      await writer.append(someBytes(Math.floor(random() * 2_000_000)))
      if (random() < 0.3) await writer.sync()
    }
    await writer.finish()
  } catch (error) {
    if (!isRefusal(error)) throw error
  }
  await writer.release()
}

const refusal = () => Object.assign(new Error('Refused'), { code: 'EIO' })

const ended = (disk: CrashDisk, ending: number, random: () => number) => (ending > 0.85 ? disk.afterPowerCut(random) : disk.afterKill())

const isRefusal = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EIO'
