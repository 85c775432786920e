import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const ROOT = join(import.meta.dirname, '../..')

interface Beside {
  readonly names: readonly string[]
  readonly seed: number
  /** Infinity where nobody said. */
  readonly minutes: number
  readonly say: (line: string) => void
}

/** Measures these figures in a process of its own, so that its memory and its time are its own. */
export async function runBeside({ names, seed, minutes, say }: Beside): Promise<Readonly<Record<string, number>>> {
  const bounded = Number.isFinite(minutes) ? ['--minutes', String(minutes)] : []
  const child = spawn(process.execPath, [join(ROOT, 'scripts/faults.mjs'), '--json', '--seed', String(seed), ...bounded, ...names], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
  const closed = once(child, 'close')
  let written = ''
  child.stdout.on('data', (piece: Buffer) => (written += piece.toString()))
  for await (const line of createInterface({ input: child.stderr })) if (!line.startsWith('Seed ')) say(line)
  await closed
  return JSON.parse(written === '' ? '{}' : written) as Readonly<Record<string, number>>
}
