// After packing: a release without its ffmpeg would film and watch, but never make a film. Better no release.
import { open } from 'node:fs/promises'
import { join } from 'node:path'

/** Architectures as the packer numbers them. */
const ARCHITECTURES = ['ia32', 'x64', 'armv7l', 'arm64', 'universal']
const LEAST_BYTES = 1024 * 1024

/**
 * @param {{ appOutDir: string, electronPlatformName: string, arch: number, packager: { appInfo: { productFilename: string } } }} packed
 */
export default async function checkFfmpeg({ appOutDir, electronPlatformName, arch, packager }) {
  const resources =
    electronPlatformName === 'darwin' ? join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources') : join(appOutDir, 'resources')
  const name = electronPlatformName === 'win32' ? 'ffmpeg.exe' : 'ffmpeg'
  const found = await lookAtProgram(join(resources, 'app.asar.unpacked', 'node_modules', 'ffmpeg-static', name))
  const wanted = `${electronPlatformName} ${ARCHITECTURES[arch] ?? 'unknown'}`
  if (found === wanted || (found.startsWith('darwin') && wanted === 'darwin universal')) return
  throw new Error(
    `The package for ${wanted} has no ffmpeg of its own (${found}). Fetch it with npm_config_platform and npm_config_arch set for the target: node node_modules/ffmpeg-static/install.js`,
  )
}

/**
 * Which system a program is made for, read from its first bytes: "linux x64"; or why it is none.
 * @param {string} path
 */
export async function lookAtProgram(path) {
  /** @type {import('node:fs/promises').FileHandle} */
  let file
  try {
    file = await open(path)
  } catch {
    return 'missing'
  }
  try {
    if ((await file.stat()).size < LEAST_BYTES) return 'too small to be one'
    const { buffer } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
    return systemOf(buffer)
  } finally {
    await file.close()
  }
}

/** @param {Buffer} head */
function systemOf(head) {
  if (head.readUInt32BE(0) === 0x7f454c46) return `linux ${ELF[head.readUInt16LE(18)] ?? 'unknown'}`
  if (head.readUInt32LE(0) === 0xfeedfacf) return `darwin ${MACH_O[head.readUInt32LE(4)] ?? 'unknown'}`
  if (head.toString('latin1', 0, 2) === 'MZ') {
    const start = head.readUInt32LE(0x3c)
    if (start + 6 <= head.length && head.toString('latin1', start, start + 2) === 'PE') return `win32 ${PE[head.readUInt16LE(start + 4)] ?? 'unknown'}`
  }
  return 'not a program'
}

/** @type {Readonly<Record<number, string>>} */
const ELF = { 0x03: 'ia32', 0x28: 'armv7l', 0x3e: 'x64', 0xb7: 'arm64' }
/** @type {Readonly<Record<number, string>>} */
const MACH_O = { 0x01000007: 'x64', 0x0100000c: 'arm64' }
/** @type {Readonly<Record<number, string>>} */
const PE = { 0x014c: 'ia32', 0x8664: 'x64', 0xaa64: 'arm64' }
