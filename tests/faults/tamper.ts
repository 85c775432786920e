import { HEADER_BYTES, OVERHEAD_BYTES, readRecordHeader, RECORD_BYTES, type ContainerIdentity, type ContainerSeal } from '../../electron/vault/container/format'
import { createLog, openLog, readLog } from '../../electron/vault/container/log'
import { openContainer } from '../../electron/vault/container/reader'
import { createContainer, resumeContainer } from '../../electron/vault/container/writer'
import { VaultDamaged } from '../../electron/vault/crypto/damaged'
import type { Disk } from '../../electron/vault/disk'
import { anIdentity, someBytes } from '../support/containers'
import { crashDisk, randomFrom } from '../support/crash-disk'

export interface TamperFigures {
  readonly cases: number
  /** Changed files that were taken for complete. */
  readonly accepted: number
  /** Bytes given out that were never written there. */
  readonly wrong_bytes: number
  /** Refused with anything but `VaultDamaged`. */
  readonly uncaught: number
}

/**
 * Changes sealed files in every way that someone without the key could: each bit, each length, each record left out, doubled,
 * swapped or brought in from elsewhere. Of bits and lengths
 * `count` are taken at random; without it, all (some 11,000).
 */
export async function tamperWithContainers({ seed, count = Infinity }: { readonly seed: number; readonly count?: number }): Promise<TamperFigures> {
  const figures = { cases: 0, accepted: 0, wrong_bytes: 0, uncaught: 0 }
  const random = randomFrom(seed)
  const targets = [await aRecording(), await anImport(random), await aLog()]
  const casesOf = (part: 'hurt' | 'moved') => targets.flatMap((target) => [...target[part]()].map((change) => ({ target, change })))
  const hurt = casesOf('hurt')
  for (const { target, change } of [...casesOf('moved'), ...(count < hurt.length ? someOf(hurt, count, random) : hurt)]) {
    const bytes = change()
    if (bytes.equals(target.bytes)) continue
    figures.cases += 1
    const found = await target.look(bytes)
    if (found.accepted) figures.accepted += 1
    figures.wrong_bytes += found.wrong
    if (found.uncaught) figures.uncaught += 1
  }
  return figures
}

interface Found {
  readonly accepted: boolean
  readonly wrong: number
  readonly uncaught: boolean
}

type Change = () => Buffer

interface Target {
  readonly bytes: Buffer
  /** Bits and lengths. */
  hurt(): Iterable<Change>
  /** Whole records and files in another place. */
  moved(): Iterable<Change>
  look(changed: Buffer): Promise<Found>
}

const PATH = '/vault/media/one'
const TEXTS = ['who was in the room', 'x', '', 'what the child did first', 'what the adult answered'] as const

/** Two sittings, several short records: 2 epochs, 5 records and an end. */
async function aRecording(): Promise<Target> {
  const identity = anIdentity()
  const sealed = await recordingOf(identity, TEXTS)
  const elsewhere = [
    await recordingOf({ ...identity, fileId: anIdentity().fileId }, TEXTS),
    await recordingOf({ ...identity, vaultId: anIdentity().vaultId }, TEXTS),
    // The same file as it was at another time.
    await recordingOf(identity, TEXTS),
  ].map((one) => one.bytes)
  const older = (await recordingOf(identity, TEXTS.slice(0, 3))).bytes
  return {
    bytes: sealed.bytes,
    *hurt() {
      yield* everyBit(sealed.bytes)
      yield* everyLength(sealed.bytes)
    },
    *moved() {
      yield* everyOrder(sealed.bytes, elsewhere)
      for (const other of [...elsewhere, older]) yield () => other
      yield () => Buffer.concat([sealed.bytes, Buffer.alloc(1)])
      yield () => Buffer.concat([sealed.bytes, sealed.bytes.subarray(HEADER_BYTES)])
    },
    look: (changed) => lookAtStream(changed, identity, sealed.seal, Buffer.from(TEXTS.join('')), [...elsewhere, older]),
  }
}

async function recordingOf(identity: ContainerIdentity, texts: readonly string[]): Promise<{ readonly bytes: Buffer; readonly seal: ContainerSeal }> {
  const disk = crashDisk()
  let writer = await createContainer(disk, PATH, identity)
  for (const [index, text] of texts.entries()) {
    await writer.append(Buffer.from(text))
    await writer.sync()
    if (index !== 1) continue
    await writer.release()
    const found = await resumeContainer(disk, PATH, identity)
    if ('seal' in found) throw new Error('it has no end yet')
    writer = found.writer
  }
  const seal = await writer.finish()
  return { bytes: Buffer.from(disk.bytes(PATH)), seal }
}

/** Full records, whose places are computed; bits are taken at random, for there are 1.5 million. */
async function anImport(random: () => number): Promise<Target> {
  const identity = anIdentity()
  const plain = someBytes(3 * RECORD_BYTES + 9)
  const disk = crashDisk()
  const writer = await createContainer(disk, PATH, identity)
  await writer.append(plain)
  const seal = await writer.finish()
  const bytes = Buffer.from(disk.bytes(PATH))
  return {
    bytes,
    *hurt() {
      for (let count = 0; count < 1_500; count++) yield flipped(bytes, Math.floor(random() * bytes.length * 8))
      for (let count = 0; count < 500; count++) yield cut(bytes, Math.floor(random() * bytes.length))
    },
    moved: () => everyOrder(bytes, []),
    look: (changed) => lookAtStream(changed, identity, seal, plain, []),
  }
}

async function aLog(): Promise<Target> {
  const identity = anIdentity()
  const disk = crashDisk()
  const first = await createLog(disk, PATH, identity)
  await first.append([Buffer.from('one'), Buffer.from(''), Buffer.from('three')])
  await first.append([Buffer.from('four')])
  await first.release()
  const second = await openLog(disk, PATH, identity, () => undefined)
  await second.append([Buffer.from('five'), Buffer.from('six')])
  await second.release()
  const bytes = Buffer.from(disk.bytes(PATH))
  return {
    bytes,
    *hurt() {
      yield* everyBit(bytes)
      yield* everyLength(bytes)
    },
    moved: () => everyOrder(bytes, []),
    look: (changed) => lookAtLog(changed, identity, ['one', '', 'three', 'four', 'five', 'six'], bytes.length),
  }
}

function* everyBit(bytes: Buffer): Iterable<Change> {
  for (let bit = 0; bit < bytes.length * 8; bit++) yield flipped(bytes, bit)
}

function* everyLength(bytes: Buffer): Iterable<Change> {
  for (let length = 0; length < bytes.length; length++) yield cut(bytes, length)
}

/** Each record left out, doubled, swapped with each other one, or taken from another file. */
function* everyOrder(bytes: Buffer, elsewhere: readonly Buffer[]): Iterable<Change> {
  const header = bytes.subarray(0, HEADER_BYTES)
  const records = recordsOf(bytes)
  const joined = (some: readonly Buffer[]) => () => Buffer.concat([header, ...some])
  for (const [index, record] of records.entries()) {
    yield joined(records.toSpliced(index, 1))
    yield joined(records.toSpliced(index, 0, record))
    yield joined([...records, record])
    for (let other = index + 1; other < records.length; other++) yield joined(records.with(index, records[other] ?? record).with(other, record))
    for (const stranger of elsewhere) {
      const theirs = recordsOf(stranger)
      yield joined(records.with(index, theirs[index] ?? record))
      yield joined([...records.slice(0, index), ...theirs.slice(index)])
    }
  }
}

function recordsOf(bytes: Buffer): readonly Buffer[] {
  const records: Buffer[] = []
  for (let at = HEADER_BYTES; at < bytes.length; ) {
    const end = at + OVERHEAD_BYTES + (readRecordHeader(bytes, at)?.length ?? bytes.length)
    records.push(bytes.subarray(at, end))
    at = end
  }
  return records
}

function flipped(bytes: Buffer, bit: number): Change {
  return () => {
    const changed = Buffer.from(bytes)
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    return changed
  }
}

const cut = (bytes: Buffer, length: number): Change => () => bytes.subarray(0, length)

async function lookAtStream(changed: Buffer, identity: ContainerIdentity, seal: ContainerSeal, truth: Buffer, whole: readonly Buffer[]): Promise<Found> {
  const disk = crashDisk(new Map([[PATH, changed]]))
  const looks = [await readAs(disk, identity, seal, truth)]
  // Without a seal to compare with, a whole file of an earlier time is a whole file.
  if (!whole.some((one) => one.equals(changed))) looks.push(await readAs(disk, identity, null, truth), await resumeAs(disk, identity, truth))
  return { accepted: looks.some((one) => one.accepted), wrong: looks.reduce((sum, one) => sum + one.wrong, 0), uncaught: looks.some((one) => one.uncaught) }
}

async function readAs(disk: Disk, identity: ContainerIdentity, expected: ContainerSeal | null, truth: Buffer): Promise<Found> {
  let [wrong, at] = [0, 0]
  try {
    const reader = await openContainer(disk, PATH, identity, expected)
    try {
      for await (const part of reader.read(0, reader.bytes)) {
        wrong += differing(part, truth, at)
        at += part.length
      }
      return { accepted: reader.seal !== null, wrong, uncaught: false }
    } finally {
      await reader.close()
    }
  } catch (error) {
    return { accepted: false, wrong, uncaught: !(error instanceof VaultDamaged) }
  }
}

async function resumeAs(disk: Disk, identity: ContainerIdentity, truth: Buffer): Promise<Found> {
  try {
    const found = await resumeContainer(disk, PATH, identity)
    if ('seal' in found) return { accepted: true, wrong: 0, uncaught: false }
    await found.writer.release()
    const kept = await readAs(disk, identity, null, truth)
    return { ...kept, wrong: kept.wrong + Math.max(0, found.bytes - truth.length) }
  } catch (error) {
    return { accepted: false, wrong: 0, uncaught: !(error instanceof VaultDamaged) }
  }
}

async function lookAtLog(changed: Buffer, identity: ContainerIdentity, truth: readonly string[], length: number): Promise<Found> {
  let [wrong, index] = [0, 0]
  try {
    await readLog(crashDisk(new Map([[PATH, changed]])), PATH, identity, (message) => {
      if (message.toString() !== truth[index]) wrong += Math.max(1, message.length)
      index += 1
    })
    // Something added behind the last message changes none of them: it is what a torn write looks like, and is cut.
    return { accepted: index >= truth.length && changed.length <= length, wrong, uncaught: false }
  } catch (error) {
    return { accepted: false, wrong, uncaught: !(error instanceof VaultDamaged) }
  }
}

function differing(part: Uint8Array, truth: Buffer, at: number): number {
  if (truth.subarray(at, at + part.length).equals(part)) return 0
  return part.reduce((sum, byte, index) => sum + (byte === truth[at + index] ? 0 : 1), 0)
}

function someOf<T>(all: readonly T[], count: number, random: () => number): readonly T[] {
  return Array.from({ length: count }, () => all[Math.floor(random() * all.length)]).filter((one) => one !== undefined)
}
