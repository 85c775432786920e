// npm run faults                             every figure, a line each; the seed comes first. Ends with 1 where a bar is missed, and says which
//                                            An hour and a bit: an hour of filming, and everything else beside it. Wants a build
// npm run faults -- --seed 7 --minutes 30    the same faults again, in no more than so many minutes
// npm run --silent faults -- --json a b      only these (a figure, or the beginning of some), as one JSON object on standard output
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runnerImport } from 'vite'
import { threadText } from './setup/thread-text.mjs'

const root = join(import.meta.dirname, '..')
process.chdir(root)
const { values, positionals: names } = parseArgs({
  options: { json: { type: 'boolean', default: false }, seed: { type: 'string' }, minutes: { type: 'string' } },
  allowPositionals: true,
})
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 32) : Number(values.seed)
const minutes = values.minutes === undefined ? Infinity : Number(values.minutes)
if (!Number.isSafeInteger(seed) || seed < 0 || !(minutes > 0)) {
  console.error('--seed takes a whole number, --minutes a number above nought.')
  process.exit(1)
}
// Whatever a library prints must not end up among the figures.
if (values.json) console.log = console.error

/** @param {string} line */
const say = (line) => (values.json ? console.error(line) : console.log(line))

const { module } = await runnerImport(join(root, 'tests/faults/run.ts'), { configFile: false, root, logLevel: 'error', plugins: [threadText()] })
const { figures, missing, missed } = await module.runFaults({ names, seed, minutes, say })
if (values.json) process.stdout.write(`${JSON.stringify(figures)}\n`)
if (missing.length > 0) console.error(`Not measured: ${missing.join(', ')}`)
for (const line of missed) console.error(`Missed: ${line}`)
process.exit(missing.length + missed.length > 0 ? 1 : 0)
