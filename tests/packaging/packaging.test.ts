import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assemble, run, type Assembled } from './assemble'

const packageFile = createRequire(import.meta.url)('../../package.json') as { devDependencies: Record<string, string> }
const BUILT = ['dist/main/electron.js', 'dist/main/preload.cjs', 'dist/renderer/index.html']
let assembled: Assembled
/** Everything in the archive, with `/` between folders. */
let shipped: readonly string[]
let archive: string

beforeAll(async () => {
  if (!BUILT.every((file) => existsSync(resolve(file)))) await run(resolve('scripts/build.mjs'))
  assembled = await assemble({ withFfmpeg: true })
  archive = join(assembled.installed, 'resources', 'app.asar')
  const { listPackage } = await import('@electron/asar')
  shipped = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/').slice(1))
}, 180_000)

afterAll(() => assembled?.remove())

describe('the archive', () => {
  test.each(BUILT)('has %s', (file) => {
    expect(shipped).toContain(file)
  })

  test('holds the built app, its packages and nothing else: no source, no test, no script', () => {
    expect(new Set(shipped.map((path) => path.split('/')[0]))).toEqual(new Set(['dist', 'node_modules', 'package.json']))
    expect(shipped.filter((path) => /\.(ts|tsx|mts|cts|map|md|flow)$/.test(path))).toEqual([])
    expect(shipped.filter((path) => /(^|\/)(tests?|examples?|coverage|__tests__)(\/|\.js$)/.test(path))).toEqual([])
  })

  test('leaves the preview and its server at home', () => {
    expect(shipped.filter((path) => path.includes('preview') && path.startsWith('dist/main/'))).toEqual([])
    expect(shipped.filter((path) => /^node_modules\/(ws|@msgpack)(\/|$)/.test(path))).toEqual([])
  })

  test('holds no package but those the main process runs on', () => {
    const packages = shipped.map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\/./.exec(path)?.[1]).filter((name) => name !== undefined)
    expect(new Set(packages)).toEqual(new Set(['async', 'ffmpeg-static', 'fluent-ffmpeg', 'hash-wasm', 'isexe', 'mediabunny', 'which', 'zod']))
  })

  test.each(Object.keys(packageFile.devDependencies))('has no %s, which only developers need', (name) => {
    expect(shipped.filter((path) => path.startsWith(`node_modules/${name}/`))).toEqual([])
  })

  test('is small enough to fetch over a phone', async () => {
    expect((await readFile(archive)).length).toBeLessThan(12 * 1024 * 1024)
  })

  test('carries a licence for every package in it that has one', async () => {
    const packages = shipped.filter((path) => /^node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(path)).map((path) => path.slice(0, -'/package.json'.length))
    const isLicence = (name: string) => /^(licen[cs]e|copying)/i.test(name)
    const unlicensed = []
    for (const folder of packages) {
      const hasOne = (await readdir(resolve(folder))).some((name) => isLicence(name) && !name.endsWith('.md'))
      if (hasOne && !shipped.some((path) => path.startsWith(`${folder}/`) && isLicence(path.slice(folder.length + 1)))) unlicensed.push(folder)
    }
    expect(packages.length).toBeGreaterThan(4)
    expect(unlicensed).toEqual([])
  })
})

test('ffmpeg lies outside the archive, where it can be started', async () => {
  const beside = join(assembled.installed, 'resources', 'app.asar.unpacked', 'node_modules', 'ffmpeg-static')
  expect(await readdir(beside)).toEqual(expect.arrayContaining(['ffmpeg', 'index.js', 'package.json']))
  const { statFile } = await import('@electron/asar')
  expect(statFile(archive, 'node_modules/ffmpeg-static/index.js')).toMatchObject({ unpacked: true })
  expect(statFile(archive, 'dist/main/electron.js')).not.toHaveProperty('unpacked')
})

test('without its ffmpeg no release is made', async () => {
  await expect(assemble({ withFfmpeg: false })).rejects.toThrow('The package for linux x64 has no ffmpeg of its own (missing)')
}, 120_000)

test('the icon and the licence lie beside the archive, and only the languages we speak', async () => {
  const resources = join(assembled.installed, 'resources')
  expect(existsSync(join(resources, 'icons', 'icon.png'))).toBe(true)
  expect(await readFile(join(resources, 'LICENSE.txt'), 'utf8')).toContain('MIT License')
  expect(await readdir(join(assembled.installed, 'locales'))).toEqual(['en-US.pak'])
})

// The packed program is run by Node around an Electron that says a first window is already there: it must load, and then leave.
test('the main program starts with nothing but what was packed', async () => {
  const { extractAll } = await import('@electron/asar')
  const folder = await mkdtemp(join(tmpdir(), 'second-look-packed-'))
  try {
    extractAll(archive, folder)
    const electron = join(folder, 'node_modules', 'electron')
    await mkdir(electron)
    await writeFile(join(electron, 'package.json'), JSON.stringify({ name: 'electron', type: 'module', exports: './index.js' }))
    await writeFile(join(electron, 'index.js'), STAND_IN)
    expect(await run(join(folder, 'dist', 'main', 'electron.js'), [], folder)).toContain('left to the first window')
    expect(createRequire(join(folder, 'dist', 'main', 'electron.js'))('ffmpeg-static')).toBe(join(folder, 'node_modules', 'ffmpeg-static', 'ffmpeg'))
  } finally {
    await rm(folder, { recursive: true })
  }
}, 60_000)

const STAND_IN = `
const nothing = () => undefined
export const app = {
  commandLine: { appendSwitch: nothing }, enableSandbox: nothing, setName: nothing, getPath: () => import.meta.dirname, setPath: nothing, on: nothing, once: nothing,
  requestSingleInstanceLock: () => false,
  quit: () => console.log('left to the first window'),
}
export const protocol = { registerSchemesAsPrivileged: nothing }
export class BrowserWindow {}
export const powerMonitor = { on: nothing }
export const shell = { showItemInFolder: nothing }
export const dialog = { showErrorBox: (title, text) => console.log(title, text) }
export const Menu = {}, ipcMain = {}, session = {}
`
