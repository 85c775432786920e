import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isOpenEnded, readRangeHeader } from '../../electron/byte-range'
import { openBackup } from '../../electron/archive/backup/read-backup'
import { TRAILER_BYTES, writeHeader, writeTrailer } from '../../electron/archive/backup/layout'
import { boxesIn } from '../../electron/media/mp4/boxes'
import { outlineMp4 } from '../../electron/media/mp4/outline'
import { readContainer } from '../../electron/media/read-container'
import { sniff, sniffLength } from '../../electron/media/sniff'
import { VaultDamaged } from '../../electron/vault/crypto/damaged'
import type { Vault } from '../../electron/vault/vault'
import { decodeStep, encodeStep } from '../../electron/vault/documents/step-bytes'
import { checkRequest } from '../../electron/vault/lending/check-request'
import { formatRecoveryKey, parseRecoveryKey, RECOVERY_KEY_BYTES } from '../../electron/vault/slots/recovery-key'
import { checkSlotFile, readSlotFile, writeSlotFile } from '../../electron/vault/slots/slot-file'
import { fromWire, toWire } from '../../shared/bridge/wire'
import { AppFailure } from '../../shared/domain/outcome'
import { aVault } from '../electron/vault/slots/slots'
import { crashDisk, randomFrom } from '../support/crash-disk'
import { neverEnding } from '../support/hostile-containers'
import type { Fault } from './fault'
import { mangled } from './mangle'

const CASES_EACH = 10_000
const LONGEST_MS = 1_000
// A thread for each takes its time to start: one for every so many rounds of the others.
const ROUNDS_PER_CONTAINER = 40
const CONTAINER_MS = 3_000

/** Reads something from outside; throws, or gives false, where it does what it must not. What it may refuse with, it catches. */
interface Parser {
  readonly name: string
  readonly valid: readonly Uint8Array[]
  readonly holds: (bytes: Buffer, random: () => number) => boolean | Promise<boolean>
  /** Left out: a second. */
  readonly longestMs?: number
}

/** Feeds everything that reads bytes or words from outside with what began as something valid, and is not any more. */
export const parsers: Fault = {
  names: ['parsers.fuzz.cases', 'parsers.fuzz.bad'],
  minutes: 3,
  async run({ seed, goesOn, report }) {
    const random = randomFrom(seed)
    const all = await everyParser()
    const turns = [...Array.from({ length: ROUNDS_PER_CONTAINER }, () => all).flat(), await containers()]
    const broken: string[] = []
    let cases = 0
    while (goesOn(cases, CASES_EACH * all.length)) {
      const parser = turns[cases % turns.length]
      if (!parser) break
      const bytes = mangled(parser.valid[Math.floor(random() * parser.valid.length)] ?? Buffer.alloc(0), random)
      const why = await whatFails(parser, bytes, random)
      if (why !== null) broken.push(`${parser.name}: ${why}`)
      cases += 1
    }
    report('parsers.fuzz.cases', cases, [...new Set(turns.map(({ name }) => name))].join(', '))
    report('parsers.fuzz.bad', broken.length, broken[0])
  },
}

async function whatFails(parser: Parser, bytes: Buffer, random: () => number): Promise<string | null> {
  const began = performance.now()
  try {
    if (!(await parser.holds(bytes, random))) return `took ${bytes.toString('hex').slice(0, 200)} for something else`
  } catch (error) {
    return String(error)
  }
  if ('polluted' in {}) return 'the prototype of everything was changed'
  return performance.now() - began > (parser.longestMs ?? LONGEST_MS) ? 'took too long' : null
}

async function everyParser(): Promise<readonly Parser[]> {
  const { file, vmk } = await aVault()
  const slots = writeSlotFile(file)
  // What is read may have another salt or label; nobody with the vault key believes it.
  const isRefusedBelow = (bytes: Buffer): boolean => {
    checkSlotFile(readSlotFile(bytes), vmk)
    return bytes.equals(slots)
  }
  const recoveryKey = formatRecoveryKey(Buffer.alloc(RECOVERY_KEY_BYTES, 0xa7))
  const step = encodeStep({ number: 7, changes: [{ table: 'notes', id: 'n1', group: 's1', references: { sessionId: 's1' }, body: Buffer.alloc(40, 3) }, { table: 'notes', id: 'n2', group: 's1', references: {}, body: null }] })
  const films = await Promise.all(['short-clip.mp4', 'interrupted.mp4', 'webcam.webm', 'old-camera.avi', 'playlist.mp4'].map((name) => readFile(join(import.meta.dirname, '../fixtures', name))))
  const calls = [{ changes: [{ table: 'notes', id: 'a', group: 'b', references: {}, value: { text: 'x', at: [1, 2.5, null] } }] }, { bytes: new Uint8Array(30), index: 3 }, Uint32Array.of(1, 2, 3), JSON.parse('{"__proto__":{"polluted":1}}') as unknown]
  return [
    { name: 'range', valid: ['bytes=0-499', 'bytes=500-', 'bytes=-5', 'bytes=9-3', 'bytes=0-0,5-6'].map((text) => Buffer.from(text)), holds: rangeHolds },
    { name: 'loan', valid: ['bytes=0-499', 'bytes=500-'].map((text) => Buffer.from(text)), holds: loanHolds },
    { name: 'vault.json', valid: [slots], holds: (bytes) => refusing([VaultDamaged], () => isRefusedBelow(bytes)) },
    { name: 'recovery key', valid: [Buffer.from(recoveryKey)], holds: recoveryKeyHolds },
    { name: 'journal step', valid: [step], holds: (bytes) => refusing([Error], () => decodeStep(bytes).changes.every(({ body }) => body === null || body.length <= bytes.length)) },
    { name: 'first bytes', valid: films.map((film) => film.subarray(0, sniffLength)), holds: (bytes) => Object.keys(sniff(bytes)).length === 1 },
    { name: 'boxes', valid: films.slice(0, 2).map((film) => Buffer.concat([film.subarray(0, 3_000), film.subarray(-1_500)])), holds: boxesHold },
    { name: 'calls', valid: calls.map(toWire), holds: (bytes) => refusing([Error], () => (fromWire(bytes), true)) },
    { name: 'backup', valid: [aBackup()], holds: backupHolds },
  ]
}

const fixture = (name: string): Promise<Buffer> => readFile(join(import.meta.dirname, '../fixtures', name))

/** Whole films, torn ones, and one whose reader never ends: whatever becomes of them is said in time, and one may be given up. */
async function containers(): Promise<Parser> {
  const films = await Promise.all(['webcam.webm', 'hour-offset.mkv', 'interrupted.mp4', 'short-clip.mp4', 'camera.mpegts'].map(fixture))
  return {
    name: 'containers',
    valid: [...films, ...films.map((film) => film.subarray(0, film.length >> 1)), neverEnding, Buffer.concat([films[0] ?? neverEnding, Buffer.alloc(64)])],
    longestMs: 4 * CONTAINER_MS,
    holds: (bytes) => refusing([AppFailure], () => containerHolds(bytes)),
  }
}

async function containerHolds(bytes: Buffer): Promise<boolean> {
  const found = sniff(bytes.subarray(0, sniffLength))
  if ('problem' in found) return true
  const vault: Pick<Vault, 'read'> = {
    async *read(_, { start, end } = { start: 0, end: bytes.length }) {
      yield bytes.subarray(start, end)
    },
  }
  const facts = await readContainer(vault as Vault, 'recordings/film/original', bytes.length, found.container, { limit: CONTAINER_MS })
  return facts === null || (facts.duration >= 0 && (facts.frames?.length ?? 0) > 0)
}

async function refusing(kinds: readonly (abstract new (...given: never[]) => Error)[], act: () => boolean | Promise<boolean>): Promise<boolean> {
  try {
    return await act()
  } catch (error) {
    if (kinds.some((kind) => error instanceof kind)) return true
    throw error
  }
}

function rangeHolds(bytes: Buffer, random: () => number): boolean {
  const [text, size] = [bytes.toString('latin1'), Math.floor(random() * 1_000)]
  const range = readRangeHeader(text, size)
  isOpenEnded(text)
  return typeof range === 'string' || (range.start >= 0 && range.start < range.end && range.end <= size)
}

const TOKEN = 'a-token-that-nobody-can-guess'

function loanHolds(bytes: Buffer, random: () => number): boolean {
  const url = random() < 0.5 ? `/${TOKEN}` : `/${bytes.toString('latin1')}`
  const checked = checkRequest({ method: 'GET', url, headers: { host: '127.0.0.1:9', range: bytes.toString('latin1') } }, 9, [{ token: Buffer.from(TOKEN), bytes: 800 }])
  if (!('loan' in checked)) return true
  return url === `/${TOKEN}` && checked.start >= 0 && checked.start < checked.end && checked.end <= 800
}

function recoveryKeyHolds(bytes: Buffer): boolean {
  const read = parseRecoveryKey(bytes.toString('utf8'))
  return read.ok ? read.bytes.length === RECOVERY_KEY_BYTES : read.mistypedGroups.length > 0
}

async function boxesHold(bytes: Buffer): Promise<boolean> {
  const { heads, media, readableBytes } = await outlineMp4(async (start, end) => bytes.subarray(start, end), bytes.length)
  const isWithin = [...heads, ...media].every(({ start, end }) => start >= 0 && start <= end && end <= bytes.length)
  return isWithin && readableBytes <= bytes.length && boxesIn(bytes).every(({ body }) => body.length <= bytes.length)
}

const BACKUP = '/stick/a.slbackup'

function aBackup(): Buffer {
  const [vaultId, fileId] = [Buffer.alloc(16, 1), Buffer.alloc(16, 2)]
  const header = writeHeader({ vaultId, fileId })
  const [manifest, slots] = [Buffer.alloc(200, 3), Buffer.alloc(300, 4)]
  const trailer = writeTrailer({ manifest: { at: header.length, bytes: manifest.length }, slots: { at: header.length + manifest.length, bytes: slots.length } }, fileId)
  if (trailer.length !== TRAILER_BYTES) throw new Error('The end of a backup has another length')
  return Buffer.concat([header, manifest, slots, trailer])
}

async function backupHolds(bytes: Buffer): Promise<boolean> {
  return refusing([AppFailure, VaultDamaged], async () => {
    const backup = await openBackup(crashDisk(new Map([[BACKUP, bytes]])), BACKUP)
    if (!backup) return false
    for await (const { manifest, slots } of backup.trailers()) {
      for (const { at, bytes: length } of [manifest, slots]) if (at < 0 || length < 0 || at + length > bytes.length) return false
    }
    await backup.close()
    return true
  })
}
