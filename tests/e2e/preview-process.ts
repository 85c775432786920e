import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const PROGRAM = fileURLToPath(new URL('../../dist/main/preview.js', import.meta.url))

export interface PreviewProcess {
  /** The address that lets a browser in. */
  readonly entrance: string
  readonly pid: number
  /** Ends it as Ctrl-C would; gives the exit code. */
  stop(): Promise<number | null>
  /** Ends it as a crash would: nothing is tidied up. */
  kill(): Promise<void>
}

/** The built preview shell as a process of its own, without a window. Rejects with what it said where it does not come up. */
export async function startPreview(options: readonly string[]): Promise<PreviewProcess> {
  const child = spawn(process.execPath, [PROGRAM, '--no-window', ...options], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'exit') as Promise<[number | null]>
  const entrance = await readEntrance(child)
  return {
    entrance,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM')
      return (await ended)[0]
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

function readEntrance(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    let complained = ''
    child.stdout?.on('data', (piece: Buffer) => {
      said += piece.toString()
      const address = /^Second Look is ready at (\S+)\n/m.exec(said)?.[1]
      if (address) resolve(address)
    })
    child.stderr?.on('data', (piece: Buffer) => (complained += piece.toString()))
    child.once('error', reject)
    child.once('close', (code) => reject(new Error(`The preview ended with ${code}: ${complained || said}`)))
  })
}
