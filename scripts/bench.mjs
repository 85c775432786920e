// npm run bench                        every figure, a line each
// npm run --silent bench -- --json a b  only these, as one JSON object on standard output
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { threadText } from './setup/thread-text.mjs'

const root = join(import.meta.dirname, '..')
process.chdir(root)
const words = process.argv.slice(2)
const names = words.filter((word) => !word.startsWith('--'))
const isJson = words.includes('--json')
// Whatever a library prints must not end up among the figures.
if (isJson) console.log = console.error

/** @param {string} line */
const say = (line) => (isJson ? console.error(line) : console.log(line))

const { module } = await runnerImport(join(root, 'tests/bench/run.ts'), { configFile: false, root, logLevel: 'error', plugins: [threadText()] })
const { figures, missing } = await module.runBenches(names, say)
if (isJson) process.stdout.write(`${JSON.stringify(figures)}\n`)
if (missing.length > 0) console.error(`Not measured: ${missing.join(', ')}`)
process.exit(missing.length > 0 ? 1 : 0)
