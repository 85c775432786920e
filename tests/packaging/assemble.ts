import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const require = createRequire(import.meta.url)
const root = resolve(import.meta.dirname, '..', '..')

export interface Assembled {
  /** The folder of the assembled app, as it would be installed. */
  readonly installed: string
  remove(): Promise<void>
}

/**
 * Assembles the app for Linux as `npm run package -- --dir` does, around a stand-in for Electron and for ffmpeg, so that it works
 * without either. Everything lies in a temporary folder; only the finished archive is real.
 */
export async function assemble({ withFfmpeg }: { readonly withFfmpeg: boolean }): Promise<Assembled> {
  const folder = await mkdtemp(join(tmpdir(), 'second-look-packaging-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    await makeElectron(join(folder, 'electron'))
    await makeProgram(join(folder, 'ffmpeg'), 2 * 1024 * 1024)
    const config = {
      extends: join(root, 'electron-builder.yml'),
      electronDist: join(folder, 'electron'),
      // There is nothing in a stand-in that could be fused.
      electronFuses: null,
      directories: { output: join(folder, 'out') },
      linux: { target: ['dir'] },
      extraResources: withFfmpeg ? [{ from: join(folder, 'ffmpeg'), to: 'app.asar.unpacked/node_modules/ffmpeg-static/ffmpeg' }] : [],
      files: ['!node_modules/ffmpeg-static/ffmpeg'],
    }
    await writeFile(join(folder, 'config.json'), JSON.stringify(config))
    await run(require.resolve('electron-builder/cli.js'), ['--linux', '--x64', '--dir', '--publish', 'never', '--config', join(folder, 'config.json')])
    return { installed: join(folder, 'out', 'linux-unpacked'), remove }
  } catch (error) {
    await remove()
    throw error
  }
}

/** Runs a Node program in the project's folder; what it printed, or an error that holds it. */
export async function run(program: string, given: readonly string[] = [], folder: string = root): Promise<string> {
  const child = spawn(process.execPath, [program, ...given], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], timeout: 120_000 })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (printed += piece.toString()))
  const code = await new Promise<number | null>((settle, fail) => child.on('close', settle).on('error', fail))
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${printed}`)
  return printed
}

async function makeElectron(folder: string): Promise<void> {
  const { createPackage } = await import('@electron/asar')
  await mkdir(join(folder, 'locales'), { recursive: true })
  await mkdir(join(folder, 'resources'))
  await mkdir(join(folder, 'empty'))
  await writeFile(join(folder, 'empty', 'main.js'), '')
  await makeProgram(join(folder, 'electron'), 64)
  await writeFile(join(folder, 'version'), (require('electron/package.json') as { version: string }).version)
  for (const name of ['LICENSE', 'LICENSES.chromium.html', join('locales', 'en-US.pak'), join('locales', 'xx.pak')]) await writeFile(join(folder, name), '')
  await createPackage(join(folder, 'empty'), join(folder, 'resources', 'default_app.asar'))
  await rm(join(folder, 'empty'), { recursive: true })
}

/** A file that begins as a 64-bit Linux program does. */
async function makeProgram(path: string, bytes: number): Promise<void> {
  const head = Buffer.alloc(64)
  head.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1])
  head.writeUInt16LE(0x3e, 18)
  const file = await open(path, 'w')
  await file.write(head)
  await file.truncate(bytes)
  await file.close()
  await chmod(path, 0o755)
}
