import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, test } from 'vitest'

/**
 * Who may import whom, and which package has exactly one home. A room may always import itself; the longest name that fits a
 * file is its room. Types count like everything else: a room that knows another's types knows the other room.
 */
const SHARED: readonly string[] = ['shared', 'shared/domain']
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'shared/domain': [],
  shared: ['shared/domain'],

  'electron/vault': SHARED,
  // Of the vault only its interface: what media and archive do, they do through keys (a full disk is told the same way).
  'electron/media': [...SHARED, 'electron/byte-range', 'electron/vault/vault'],
  // What a backup holds is sealed already: archive copies files, and has the vault say which, and open a copy of them.
  'electron/archive': [...SHARED, ...['vault', 'disk', 'disk-failure', 'crypto/damaged', 'backup/manifest-seal', 'backup/open-copy', 'backup/snapshot'].map((name) => `electron/vault/${name}`)],
  'electron/shell': [...SHARED, 'electron', 'electron/archive'],
  'electron/preview': [...SHARED, 'electron', 'electron/vault', 'electron/media/media'],
  electron: [...SHARED, 'electron/vault', 'electron/media', 'electron/archive', 'electron/shell', 'electron/preview'],

  'renderer/ui': ['shared/domain'],
  'renderer/words': SHARED,
  'renderer/db': SHARED,
  'renderer/state': [...SHARED, 'renderer', 'renderer/db', 'renderer/words'],
  'renderer/footage': [...SHARED, 'renderer', 'renderer/ui'],
  // Asked for before filming and before watching, and recorded with the family: one way for all three.
  'renderer/consent': [...SHARED, 'renderer/db', 'renderer/state', 'renderer/ui', 'renderer/words'],
  // Given from where a film is made and from where it is shown.
  'renderer/copies': [...SHARED, 'renderer', 'renderer/db', 'renderer/state', 'renderer/ui', 'renderer/words'],
  // A session is rated by its worker and by who observed it, by the same questions.
  'renderer/rating': ['shared/domain', 'renderer/ui', 'renderer/words'],
  'renderer/features': [...SHARED, 'renderer', 'renderer/consent', 'renderer/copies', 'renderer/db', 'renderer/footage', 'renderer/rating', 'renderer/state', 'renderer/ui', 'renderer/words'],
  // What is seen in the demonstration's footage is written down beside it.
  'renderer/demo': [...SHARED, 'renderer/db', 'renderer/state', 'resources/demo/beats.json'],
  renderer: [...SHARED, 'renderer/db', 'renderer/demo', 'renderer/features', 'renderer/state', 'renderer/ui', 'renderer/words'],
}

/** Where a package may be imported; everywhere else it may not. */
const homes: Readonly<Record<string, readonly string[]>> = {
  electron: ['electron/shell/'],
  'fluent-ffmpeg': ['electron/media/run-ffmpeg.ts'],
  'ffmpeg-static': ['electron/media/'],
  mediabunny: ['electron/media/'],
  'node:child_process': ['electron/media/run-ffmpeg.ts', 'electron/preview/launch-browser.ts'],
  // Servers on the loopback interface, and nothing that could go further.
  'node:http': ['electron/preview/', 'electron/vault/lending/'],
  'node:https': [],
  'node:http2': [],
  'node:net': [],
  'node:tls': [],
  'node:dgram': [],
  'node:dns': [],
  'node:inspector': [],
  'node:worker_threads': ['electron/media/', 'electron/vault/container/', 'electron/vault/slots/passphrase-key.ts'],
  ws: ['electron/preview/'],
  '@msgpack/msgpack': ['shared/bridge/wire.ts'],
  dexie: ['renderer/db/'],
  'dexie-react-hooks': ['renderer/db/'],
}

/** Who may change files, and with what. Everyone in the main process may read. */
const writers: Readonly<Record<string, readonly string[] | 'all'>> = {
  'electron/vault/': 'all',
  'electron/archive/': 'all',
  // Its own address and lock, and its browser's profile; where copies go.
  'electron/preview/hold-data-folder.ts': ['link', 'mkdir', 'rename', 'rm', 'writeFile'],
  'electron/preview/launch-browser.ts': ['mkdir', 'rm', 'writeFile'],
  'electron/preview/copies-folder.ts': ['mkdir'],
  // Only the demonstration's own folder, made and thrown away.
  'electron/preview-main.ts': ['mkdtemp', 'rm'],
  'electron/shell/data-folder.ts': ['mkdirSync', 'mkdtempSync', 'rmSync'],
}

const READING = /^(?:access(?:Sync)?|constants|createReadStream|existsSync|lstat|opendir|readFile|readFileSync|readdir|readdirSync|realpath|stat|statSync|statfs)$/

interface Import {
  readonly file: string
  readonly from: string
  readonly names: readonly string[]
}

const sources = ['shared', 'electron', 'renderer'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(root, name.replaceAll('\\', '/')))
    .filter((name) => /\.(?:ts|tsx)$/.test(name)),
)
const textOf = new Map(sources.map((file) => [file, readFileSync(file, 'utf8')]))
const imports = sources.flatMap((file) => importsIn(file, textOf.get(file) ?? ''))

/** Static, dynamic, re-exporting and type imports, and `require`. */
function importsIn(file: string, text: string): readonly Import[] {
  const statements = [...text.matchAll(/^\s*(?:import|export)\b(?:([^'"`;]*?)\bfrom)?\s*['"]([^'"]+)['"]/gm)].map(([, clause = '', from = '']) => ({ file, from, names: namesIn(clause) }))
  const calls = [...text.matchAll(/\b(?:import|require)\(\s*['"]([^'"]+)['"]/g)].map(([, from = '']) => ({ file, from, names: ['*'] }))
  return [...statements, ...calls]
}

function namesIn(clause: string): readonly string[] {
  const braces = /\{([^}]*)\}/.exec(clause)?.[1]
  if (braces === undefined) return ['*']
  return braces.split(',').map((part) => part.trim()).filter((part) => part !== '' && !part.startsWith('type ')).map((part) => part.split(/\s+as\s+/)[0] ?? part)
}

function roomOf(file: string): string {
  const rooms = Object.keys(mayImport).filter((room) => file.startsWith(`${room}/`))
  return rooms.toSorted((a, b) => b.length - a.length)[0] ?? ''
}

const isLocal = (from: string) => from.startsWith('.')
const targetOf = ({ file, from }: Import) => posix.join(posix.dirname(file), from)
const featureOf = (path: string) => /^renderer\/features\/([^/]+)/.exec(path)?.[1]
const packageOf = (from: string) => (from.startsWith('@') ? from.split('/').slice(0, 2).join('/') : from.startsWith('node:') ? from : (from.split('/')[0] ?? from))

function isAllowed(one: Import): boolean {
  const target = targetOf(one)
  const [room, itsRoom] = [roomOf(one.file), roomOf(target)]
  return itsRoom === room || (mayImport[room] ?? []).some((allowed) => allowed === itsRoom || allowed === target)
}

/** Readable in a failed test: `file → what it imports`. */
const shown = (found: readonly Import[]) => found.map((one) => `${one.file} → ${one.from}`)

test('there is something to look at', () => {
  expect(sources.length).toBeGreaterThan(50)
  expect(imports.length).toBeGreaterThan(sources.length)
})

test('every file lies in a room that this table knows', () => {
  expect(sources.filter((file) => roomOf(file) === '')).toEqual([])
})

test('rooms import only those they may know', () => {
  expect(shown(imports.filter((one) => isLocal(one.from) && !isAllowed(one)))).toEqual([])
})

test('the main process and the page never import each other', () => {
  const sideOf = (path: string) => path.split('/')[0]
  const sides = ['electron', 'renderer']
  const crossing = imports.filter((one) => isLocal(one.from) && sides.includes(sideOf(targetOf(one)) ?? '') && sideOf(targetOf(one)) !== sideOf(one.file))
  expect(shown(crossing)).toEqual([])
})

test('features do not import each other', () => {
  const crossing = imports.filter((one) => isLocal(one.from) && featureOf(one.file) !== undefined && featureOf(targetOf(one)) !== undefined && featureOf(targetOf(one)) !== featureOf(one.file))
  expect(shown(crossing)).toEqual([])
})

describe('one home for', () => {
  test.each(Object.entries(homes))('%s', (name, places) => {
    const strays = imports.filter((one) => packageOf(one.from) === name && !places.some((place) => one.file.startsWith(place)))
    expect(shown(strays)).toEqual([])
  })
})

test('Node is named as what it is, and only the main process uses it', () => {
  const bare = /^(?:fs|path|crypto|os|child_process|http|https|net|stream|url|util|events|module|process|buffer|worker_threads|zlib)(?:\/|$)/
  expect(shown(imports.filter((one) => bare.test(one.from)))).toEqual([])
  expect(shown(imports.filter((one) => one.from.startsWith('node:') && !one.file.startsWith('electron/')))).toEqual([])
})

test('files are changed only by those who may', () => {
  const strays = imports.filter((one) => {
    if (one.from !== 'node:fs' && one.from !== 'node:fs/promises') return false
    const allowed = Object.entries(writers).find(([place]) => one.file.startsWith(place))?.[1] ?? []
    return allowed !== 'all' && !one.names.every((name) => READING.test(name) || allowed.includes(name))
  })
  expect(strays.map((one) => `${one.file}: ${one.names.join(', ')}`)).toEqual([])
})

test.each<[string, RegExp, string, readonly string[]]>([
  ['the bridge to main is read in one place', /\bwindow\.api\b|\bwindow\[['"]api['"]\]/, 'renderer/', ['renderer/bridge.ts']],
  ['shared code makes no random choices', /\bMath\.random\b|\bcrypto\.(?:randomUUID|getRandomValues)\b/, 'shared/', []],
  ['shared code does not look at the clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/, 'shared/', []],
  ['ciphers are made in one place', /\bcreate(?:Cipher|Decipher)iv\b/, '', ['electron/vault/crypto/aead.ts']],
  ['no cipher or hash that only some builds of Node have', /chacha20|blake2|\bargon2Sync\b|crypto\.argon2/i, 'electron/', []],
  ['the main process asks no server for anything', /\bfetch\(/, 'electron/', []],
  ['no code is made from text, and no markup', /\beval\(|\bnew Function\(|dangerouslySetInnerHTML|\.innerHTML\b/, '', []],
])('%s', (_, pattern, place, exceptions) => {
  const found = sources.filter((file) => file.startsWith(place) && !exceptions.includes(file) && pattern.test(withoutComments(textOf.get(file) ?? '')))
  expect(found).toEqual([])
})

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')
}

describe('the check itself sees', () => {
  test.each([
    ["import { spawn } from 'node:child_process'", 'node:child_process'],
    ["import type { A } from '../vault/vault'", '../vault/vault'],
    ["export { a } from '../b'", '../b'],
    ["import './styles.css'", './styles.css'],
    ["const a = await import('dexie')", 'dexie'],
    ["import {\n  a,\n  b,\n} from 'ws'", 'ws'],
    ["const a = require('electron')", 'electron'],
  ])('%j', (text, from) => {
    expect(importsIn('a.ts', text).map((one) => one.from)).toEqual([from])
  })

  test('what a room may not know', () => {
    expect(isAllowed({ file: 'electron/vault/disk.ts', from: '../media/media', names: [] })).toBe(false)
    expect(isAllowed({ file: 'electron/media/examine.ts', from: '../vault/disk', names: [] })).toBe(false)
    expect(isAllowed({ file: 'electron/media/examine.ts', from: '../vault/vault', names: [] })).toBe(true)
    expect(isAllowed({ file: 'shared/domain/time.ts', from: '../bridge/contract', names: [] })).toBe(false)
    expect(isAllowed({ file: 'renderer/app.tsx', from: '../electron/handlers', names: [] })).toBe(false)
    expect(isAllowed({ file: 'renderer/ui/button.tsx', from: '../db/live', names: [] })).toBe(false)
  })
})
