import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { CACHE, ROOT } from './places.mjs'
import { playwrightReport, vitestReport } from './test-reports.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number, problems: readonly string[] }} StepResult */

const LINTED = ['shared', 'electron', 'renderer', 'tests', 'scripts']

/** What npm test runs, in order; steps of one stage run beside each other. @type {readonly { name: string, stage: number, run(): Promise<StepResult> }[]} */
export const steps = [
  { name: 'types', stage: 1, run: () => single('typescript', 'bin/tsc', ['-b', '--pretty', 'false']) },
  { name: 'lint', stage: 1, run: () => single('oxlint', 'bin/oxlint', ['--type-aware', '--deny-warnings', ...LINTED.filter((folder) => existsSync(join(ROOT, folder)))]) },
  { name: 'build', stage: 1, run: () => one([join(ROOT, 'scripts', 'build.mjs')]) },
  { name: 'unit', stage: 2, run: () => reported('vitest.json', vitestReport, (file) => program('vitest', 'vitest.mjs', ['run', '--reporter=json', `--outputFile=${file}`])) },
  {
    name: 'end-to-end',
    stage: 3,
    run: () => reported('playwright.json', playwrightReport, (file) => program('@playwright/test', 'cli.js', ['test', '--reporter=json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: file })),
  },
]

/** A step that is one test: it passes where its program ends well. @param {string} name @param {string} file @param {readonly string[]} args */
function single(name, file, args) {
  return one([packageFile(name, file), ...args])
}

/** @param {readonly string[]} args @returns {Promise<StepResult>} */
async function one(args) {
  const { code, said } = await node(args)
  return code === 0 ? { passed: 1, failed: 0, skipped: 0, problems: [] } : { passed: 0, failed: 1, skipped: 0, problems: [said.trim()] }
}

/** @param {string} name @param {string} file @param {readonly string[]} args @param {NodeJS.ProcessEnv} [env] */
function program(name, file, args, env) {
  return node([packageFile(name, file), ...args], env)
}

/** @param {string} name @param {string} file */
function packageFile(name, file) {
  return join(ROOT, 'node_modules', name, file)
}

/**
 * A step that writes a report of many tests. Where it ends badly without a failed test in its report, or without a report,
 * that is a failure too.
 *
 * @param {string} fileName
 * @param {(report: never) => StepResult} read
 * @param {(file: string) => Promise<{ code: number | null, said: string }>} act
 * @returns {Promise<StepResult>}
 */
async function reported(fileName, read, act) {
  const file = join(CACHE, fileName)
  await mkdir(CACHE, { recursive: true })
  await rm(file, { force: true })
  const { code, said } = await act(file)
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return { passed: 0, failed: 1, skipped: 0, problems: [said.trim() || 'No report was written.'] }
  const result = read(/** @type {never} */ (JSON.parse(text)))
  if (code === 0 || result.failed > 0) return result
  return { ...result, failed: 1, problems: [...result.problems, said.trim()] }
}

/** @param {readonly string[]} args @param {NodeJS.ProcessEnv} [env] @returns {Promise<{ code: number | null, said: string }>} */
function node(args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...args], { cwd: ROOT, env: { ...process.env, FORCE_COLOR: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    /** @param {Buffer} piece */
    const listen = (piece) => {
      said = (said + piece.toString()).slice(-20_000)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('error', (error) => resolve({ code: null, said: error.message }))
    child.once('close', (code) => resolve({ code, said }))
    process.once('exit', () => child.kill())
  })
}
