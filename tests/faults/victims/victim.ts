import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { buildVictims } from './build-victims'

/** What a process that was killed had said, line by line, and when it was killed (ms since 1970). */
export interface Killed {
  readonly said: readonly string[]
  readonly at: number
  /** It had ended by itself before. */
  readonly hadEnded: boolean
}

/**
 * Starts a process at its work and kills it, without a warning, so many ms after it first said a line that begins like `after`.
 * Throws where it ends with a complaint of its own.
 */
export async function killAtWork(work: readonly string[], after: string, delay: number): Promise<Killed> {
  const child = spawn(process.execPath, [await buildVictims(), ...work], { stdio: ['ignore', 'pipe', 'pipe'] })
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>
  let said = ''
  let complained = ''
  let hear: () => void = () => undefined
  const heard = new Promise<void>((resolve) => (hear = resolve))
  child.stdout.on('data', (piece: Buffer) => {
    said += piece.toString()
    if (said.startsWith(after) || said.includes(`\n${after}`)) hear()
  })
  child.stderr.on('data', (piece: Buffer) => (complained += piece.toString()))
  await Promise.race([heard, closed])
  await Promise.race([wait(delay), closed])
  const at = Date.now()
  child.kill('SIGKILL')
  const [code, signal] = await closed
  if (signal === null && code !== 0) throw new Error(`The process ended with ${code}: ${complained}`)
  // A last line that has no end was cut by the kill.
  return { said: said.split('\n').slice(0, -1), at, hadEnded: signal === null }
}

/** How long a process takes at its work, in ms, from one line to the next one; for a kill that falls anywhere in between. */
export async function timeAtWork(work: readonly string[], from: string, until: string): Promise<number> {
  const child = spawn(process.execPath, [await buildVictims(), ...work], { stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  let said = ''
  let began: number | null = null
  try {
    for await (const piece of child.stdout as AsyncIterable<Buffer>) {
      said += piece.toString()
      const has = (line: string): boolean => `\n${said}`.includes(`\n${line}`)
      if (has(from)) began ??= performance.now()
      if (began !== null && has(until)) return performance.now() - began
    }
    throw new Error(`The process never said "${until}"`)
  } finally {
    child.kill('SIGKILL')
    await closed
  }
}

/** The words after each line that begins with this one. */
export function wordsAfter(said: readonly string[], first: string): readonly (readonly string[])[] {
  return said.filter((line) => line.startsWith(`${first} `)).map((line) => line.split(' ').slice(1))
}
