import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { inFolder } from '../support/in-folder'
import type { Fault } from './fault'

const PROGRAM = join(import.meta.dirname, '../../dist/main/preview.js')
const STARTS = 50
const TAKEOVERS = 10
/** Fifty processes on two cores take their time; who has said nothing by then is taken for hanging. */
const LONGEST_START_MS = 120_000

type Said = 'serves' | 'is refused' | 'says nothing'

interface Started {
  readonly child: ChildProcess
  readonly said: Promise<Said>
}

/** Starts the built app many times at once on one data folder, and again right after the one that served it was killed. */
export const instances: Fault = {
  names: ['instances.starts', 'instances.writers_max', 'instances.silent', 'instances.takeover_ms_max'],
  minutes: 2,
  async run({ goesOn, report }) {
    if (!existsSync(PROGRAM)) throw new Error('The app has not been built: run "npm run build" first')
    await inFolder(async (folder) => {
      let count = 0
      const starts: Started[] = []
      while (goesOn(count, STARTS)) {
        starts.push(start(folder))
        count += 1
      }
      const said = await Promise.all(starts.map((one) => one.said))
      report('instances.starts', count, 'at once, on one data folder')
      report('instances.writers_max', said.filter((each) => each === 'serves').length)
      report('instances.silent', said.filter((each) => each === 'says nothing').length, 'neither served nor said why not')
      await Promise.all(starts.map(killed))
      let longest = 0
      for (let takeover = 0; goesOn(takeover, TAKEOVERS); takeover += 1) longest = Math.max(longest, await takeoverMs(folder))
      report('instances.takeover_ms_max', longest, 'from the kill of the one that served to the next one serving')
    })
  },
}

async function takeoverMs(folder: string): Promise<number> {
  const first = start(folder)
  if ((await first.said) !== 'serves') throw new Error('The app did not start')
  const killedAt = performance.now()
  first.child.kill('SIGKILL')
  for (;;) {
    const next = start(folder)
    const isServing = (await next.said) === 'serves'
    const took = performance.now() - killedAt
    await killed(next)
    if (isServing) return took
    if (took > 60_000) throw new Error('The data folder stayed locked after a kill')
  }
}

function start(folder: string): Started {
  const child = spawn(process.execPath, [PROGRAM, '--no-window', '--data', folder], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const serving = new Promise<Said>((resolve) => {
    child.stdout.on('data', (piece: Buffer) => {
      output += piece.toString()
      if (output.includes('Second Look is ready at')) resolve('serves')
    })
  })
  const refused = once(child, 'close').then((): Said => 'is refused')
  return { child, said: Promise.race([serving, refused, wait(LONGEST_START_MS, 'says nothing' as const, { ref: false })]) }
}

async function killed({ child }: Started): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}
