// npm test: runs every step, even after one has failed, and ends with one line: N passed, N failed, N skipped.
// npm test -- unit runs one step: types, lint, build, unit or end-to-end; several may be named.
import { requireNode } from './setup/node-version.mjs'

requireNode()
const { prepare } = await import('./setup/prepare.mjs')
const { endChildrenOnSignals, say } = await import('./setup/run.mjs')
const { steps } = await import('./setup/test-steps.mjs')

endChildrenOnSignals()
const named = process.argv.slice(2)
const unknown = named.find((name) => !steps.some((step) => step.name === name))
if (unknown) {
  say(`There is no step "${unknown}". There are: ${steps.map((step) => step.name).join(', ')}.`)
  process.exit(1)
}
const chosen = steps.filter((step) => named.length === 0 || named.includes(step.name))

if (!(await prepare({ wantsBrowser: chosen.some((step) => step.name === 'end-to-end') }))) {
  process.stdout.write('0 passed, 1 failed, 0 skipped\n')
  process.exit(1)
}

const sum = { passed: 0, failed: 0, skipped: 0 }
for (const stage of new Set(chosen.map((step) => step.stage))) await Promise.all(chosen.filter((step) => step.stage === stage).map(runStep))
process.stdout.write(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped\n`)
process.exit(sum.failed > 0 ? 1 : 0)

/** @param {typeof steps[number]} step */
async function runStep(step) {
  say(`Running: ${step.name}`)
  const startedAt = performance.now()
  const { passed, failed, skipped, problems } = await step.run()
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1)
  process.stdout.write(`${failed > 0 ? '✗' : '✓'} ${step.name}: ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds} s)\n`)
  for (const problem of problems) process.stdout.write(`${problem}\n`)
  sum.passed += passed
  sum.failed += failed
  sum.skipped += skipped
}
