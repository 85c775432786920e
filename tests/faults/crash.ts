import { createLog, openLog, readLog } from '../../electron/vault/container/log'
import type { BulkSealer } from '../../electron/vault/container/bulk-sealer'
import type { ContainerIdentity, ContainerSeal } from '../../electron/vault/container/format'
import { openContainer } from '../../electron/vault/container/reader'
import { createContainer, resumeContainer } from '../../electron/vault/container/writer'
import { anIdentity, contentOf, someBytes } from '../support/containers'
import { crashDisk, PowerCut, randomFrom, type CrashDisk } from '../support/crash-disk'
import { sealsBeside } from '../support/seals-beside'

export interface CrashFigures {
  /** Disks that were looked at after the power went. */
  readonly states: number
  /** Of these, where something acknowledged was lost, something else was read, or the file could not go on. */
  readonly bad: number
}

/** Cuts the power at every single step of writing containers and logs, and looks at what several disks could hold then. */
export async function crashContainers({ seed, disksPerStep }: { readonly seed: number; readonly disksPerStep: number }): Promise<CrashFigures> {
  const figures = { states: 0, bad: 0 }
  const random = randomFrom(seed)
  for (const scenario of [recording, importing, logging]) {
    for (let step = 1; ; step++) {
      const { isDone, disk, check } = await runUntil(scenario, step)
      for (let count = 0; count < disksPerStep; count++) {
        figures.states += 1
        const found = count === 0 ? disk.afterKill() : disk.afterPowerCut(random)
        if (!(await holds(check, found, random))) figures.bad += 1
      }
      if (isDone) break
    }
  }
  return figures
}

/** Throws where what was promised does not hold. Goes on writing, and may lose power again while it does. */
type Check = (disk: CrashDisk, random: () => number) => Promise<void>
type Scenario = (disk: CrashDisk) => { readonly act: () => Promise<void>; readonly check: Check }

async function runUntil(scenario: Scenario, step: number): Promise<{ readonly isDone: boolean; readonly disk: CrashDisk; readonly check: Check }> {
  const disk = crashDisk()
  disk.cutPowerAt(step)
  const { act, check } = scenario(disk)
  const isDone = await act().then(() => true, unlessPowerCut(false))
  return { isDone, disk, check }
}

async function holds(check: Check, disk: CrashDisk, random: () => number): Promise<boolean> {
  try {
    await check(disk, random)
    return true
  } catch (error) {
    if (error instanceof PowerCut) throw error
    return false
  }
}

function unlessPowerCut<T>(value: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof PowerCut) return value
    throw error
  }
}

function demand(isTrue: boolean): asserts isTrue {
  if (!isTrue) throw new Error('A promise was broken')
}

const PATH = '/vault/media/one'

/** A short piece a second, each acknowledged. */
const recording: Scenario = (disk) => streamed(disk, null, Array.from({ length: 30 }, (_, index) => [200 + 97 * index]))

/** Large pieces, sealed beside; several writes are on their way before a sync. */
const importing: Scenario = (disk) => streamed(disk, sealsBeside(), [[1_200_000, 200_000], [10], [1_100_000]])

function streamed(disk: CrashDisk, bulk: BulkSealer | null, syncedPieces: readonly (readonly number[])[]): ReturnType<Scenario> {
  const identity = anIdentity()
  const truth = someBytes(syncedPieces.flat().reduce((sum, length) => sum + length, 0))
  const promised: { isMade: boolean; bytes: number; seal: ContainerSeal | null } = { isMade: false, bytes: 0, seal: null }
  return {
    async act() {
      const writer = await createContainer(disk, PATH, identity, bulk)
      promised.isMade = true
      for (const pieces of syncedPieces) {
        for (const length of pieces) await writer.append(truth.subarray(writer.bytes, writer.bytes + length))
        await writer.sync()
        promised.bytes = writer.bytes
      }
      promised.seal = await writer.finish()
    },
    async check(found, random) {
      if (!(await found.facts(PATH))) return demand(!promised.isMade)
      const kept = await resumedThroughCuts(found, identity, truth, promised.bytes, random)
      if (promised.seal) demand(kept.seal?.finalTag.toString() === promised.seal.finalTag.toString())
    },
  }
}

/** Resumes, losing power on the way now and then; what was there the first time must be there to the end. */
async function resumedThroughCuts(first: CrashDisk, identity: ContainerIdentity, truth: Buffer, promisedBytes: number, random: () => number): Promise<{ readonly seal: ContainerSeal | null }> {
  let disk = first
  let promised = promisedBytes
  for (let tries = 0; ; tries++) {
    const reader = await openContainer(disk, PATH, identity, null)
    demand(reader.bytes >= promised && reader.bytes <= truth.length)
    demand((await contentOf(reader)).equals(truth.subarray(0, reader.bytes)))
    await reader.close()
    if (tries < 2) disk.cutPowerAt(disk.steps + 1 + Math.floor(random() * 8))
    try {
      const found = await resumeContainer(disk, PATH, identity)
      if ('seal' in found) {
        demand(tries > 0 || found.seal.bytes === truth.length)
        return tries > 0 ? { seal: null } : found
      }
      await found.writer.append(truth.subarray(found.bytes, found.bytes + 100))
      await found.writer.sync()
      promised = found.writer.bytes
      const seal = await found.writer.finish()
      const whole = await openContainer(disk, PATH, identity, seal)
      await whole.verify()
      demand((await contentOf(whole)).equals(truth.subarray(0, seal.bytes)))
      return { seal: null }
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error
      disk = disk.afterPowerCut(random)
    }
  }
}

const logging: Scenario = (disk) => {
  const identity = anIdentity()
  const batches = Array.from({ length: 20 }, (_, index) => Array.from({ length: 1 + (index % 4) }, (__, part) => `${index}/${part} ${'x'.repeat((index * 211) % 900)}`))
  const truth = batches.flat()
  const promised = { isMade: false, messages: 0 }
  return {
    async act() {
      const log = await createLog(disk, PATH, identity)
      promised.isMade = true
      for (const batch of batches) {
        await log.append(batch.map((text) => Buffer.from(text)))
        promised.messages += batch.length
      }
      await log.release()
    },
    async check(found, random) {
      if (!(await found.facts(PATH))) return demand(!promised.isMade)
      await reopenedThroughCuts(found, identity, truth, promised.messages, random)
    },
  }
}

async function reopenedThroughCuts(first: CrashDisk, identity: ContainerIdentity, truth: readonly string[], promisedMessages: number, random: () => number): Promise<void> {
  let disk = first
  let promised = promisedMessages
  const expected = (index: number) => truth[index] ?? `more ${index}`
  for (let tries = 0; ; tries++) {
    if (tries < 2) disk.cutPowerAt(disk.steps + 1 + Math.floor(random() * 5))
    try {
      const seen: string[] = []
      const log = await openLog(disk, PATH, identity, (message) => void seen.push(message.toString()))
      demand(seen.length >= promised && seen.every((text, index) => text === expected(index)))
      promised = seen.length
      for (let more = 0; more < 3; more++) {
        await log.append([Buffer.from(expected(promised))])
        promised += 1
      }
      await log.release()
      let count = 0
      await readLog(disk, PATH, identity, (message) => demand(message.toString() === expected(count++)))
      return demand(count === promised)
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error
      disk = disk.afterPowerCut(random)
    }
  }
}

