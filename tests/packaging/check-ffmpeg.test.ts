import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import checkFfmpeg, { lookAtProgram } from '../../scripts/package/check-ffmpeg.mjs'

const X64 = 1
const ARM64 = 3
const UNIVERSAL = 4
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'second-look-ffmpeg-'))
})
afterEach(() => rm(folder, { recursive: true }))

const elf = (machine: number) => withNumber(Buffer.from([0x7f, 0x45, 0x4c, 0x46]), 18, machine)
const machO = (processor: number) => withNumber(Buffer.from([0xcf, 0xfa, 0xed, 0xfe]), 4, processor)
const portable = (machine: number) => {
  const head = withNumber(Buffer.from('MZ'), 0x3c, 0x80)
  head.write('PE', 0x80)
  return withNumber(head, 0x84, machine)
}

function withNumber(start: Buffer, at: number, value: number): Buffer {
  const head = Buffer.alloc(256)
  start.copy(head)
  head.writeUInt32LE(value, at)
  return head
}

async function put(path: string, head: Buffer, bytes = 2 * 1024 * 1024): Promise<string> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, head)
  await truncate(path, bytes)
  return path
}

const packed = (electronPlatformName: string, arch: number) => ({ appOutDir: folder, electronPlatformName, arch, packager: { appInfo: { productFilename: 'Second Look' } } })
const inResources = (name: string) => join(folder, 'resources', 'app.asar.unpacked', 'node_modules', 'ffmpeg-static', name)

test.each([
  ['linux x64', elf(0x3e)],
  ['linux arm64', elf(0xb7)],
  ['darwin x64', machO(0x01000007)],
  ['darwin arm64', machO(0x0100000c)],
  ['win32 x64', portable(0x8664)],
  ['win32 arm64', portable(0xaa64)],
  ['not a program', Buffer.from('<html>Not found</html>')],
])('a program tells what it is made for: %s', async (made, head) => {
  expect(await lookAtProgram(await put(join(folder, 'program'), head))).toBe(made)
})

test('a release without its ffmpeg is refused', async () => {
  await expect(checkFfmpeg(packed('linux', X64))).rejects.toThrow('linux x64 has no ffmpeg of its own (missing)')
})

test('a download that stopped early is refused', async () => {
  await put(inResources('ffmpeg'), elf(0x3e), 4_096)
  await expect(checkFfmpeg(packed('linux', X64))).rejects.toThrow('too small')
})

test('the ffmpeg of another system or processor is refused', async () => {
  await put(inResources('ffmpeg'), elf(0x3e))
  await expect(checkFfmpeg(packed('linux', ARM64))).rejects.toThrow('linux x64')
  await put(inResources('ffmpeg.exe'), elf(0x3e))
  await expect(checkFfmpeg(packed('win32', X64))).rejects.toThrow('linux x64')
})

test('the right one is accepted, wherever the system keeps it', async () => {
  await put(inResources('ffmpeg'), elf(0x3e))
  await put(inResources('ffmpeg.exe'), portable(0x8664))
  await put(join(folder, 'Second Look.app', 'Contents', 'Resources', 'app.asar.unpacked', 'node_modules', 'ffmpeg-static', 'ffmpeg'), machO(0x0100000c))
  await expect(checkFfmpeg(packed('linux', X64))).resolves.toBeUndefined()
  await expect(checkFfmpeg(packed('win32', X64))).resolves.toBeUndefined()
  await expect(checkFfmpeg(packed('darwin', ARM64))).resolves.toBeUndefined()
  await expect(checkFfmpeg(packed('darwin', UNIVERSAL))).resolves.toBeUndefined()
})
