/** @typedef {import('./test-steps.mjs').StepResult} StepResult */

/**
 * Adds up Vitest's JSON report.
 * @param {{ testResults: { name: string, status: string, message: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }[] }} report
 * @returns {StepResult}
 */
export function vitestReport({ testResults }) {
  const tests = testResults.flatMap((file) => file.assertionResults.map((test) => ({ ...test, file: file.name })))
  // A file that cannot even be loaded reports no tests; it must not pass for that.
  const brokenFiles = testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'))
  const failed = tests.filter((test) => test.status === 'failed')
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: failed.length + brokenFiles.length,
    skipped: tests.filter((test) => test.status !== 'passed' && test.status !== 'failed').length,
    problems: [
      ...failed.map((test) => problem(test.file, test.fullName, test.failureMessages.join('\n'))),
      ...brokenFiles.map((file) => problem(file.name, 'the file itself', file.message)),
    ],
  }
}

/**
 * @typedef {{ title: string, ok: boolean, tests: { projectName: string, status: string, annotations: { type: string, description?: string }[], results: { errors: { message?: string }[] }[] }[] }} Spec
 * @typedef {{ title: string, file?: string, specs: Spec[], suites?: Suite[] }} Suite
 */

/**
 * Adds up Playwright's JSON report. Skipped tests are named with their reason.
 * @param {{ suites: Suite[], errors: { message?: string }[] }} report
 * @returns {StepResult}
 */
export function playwrightReport({ suites, errors }) {
  const tests = suites.flatMap(specsIn).flatMap(({ spec, file }) => spec.tests.map((test) => ({ ...test, file, title: spec.title })))
  const failed = tests.filter((test) => test.status === 'unexpected' || test.status === 'flaky')
  const skipped = tests.filter((test) => test.status === 'skipped')
  return {
    passed: tests.filter((test) => test.status === 'expected').length,
    failed: failed.length + errors.length,
    skipped: skipped.length,
    problems: [
      ...failed.map((test) => problem(test.file, `${test.projectName}: ${test.title}`, test.results.flatMap((result) => result.errors.map((error) => error.message ?? '')).join('\n'))),
      ...errors.map((error) => error.message ?? 'Playwright failed without a word.'),
      ...skipped.map((test) => `  skipped: ${test.title} (${test.annotations.find((note) => note.type === 'skip')?.description ?? 'no reason given'})`),
    ],
  }
}

/** @param {Suite} suite @returns {{ spec: Spec, file: string }[]} */
function specsIn(suite) {
  return [...suite.specs.map((spec) => ({ spec, file: suite.file ?? suite.title })), ...(suite.suites ?? []).flatMap(specsIn)]
}

/** @param {string} file @param {string} title @param {string} message */
function problem(file, title, message) {
  return `\n✗ ${file}\n  ${title}\n${message.trim().replaceAll(/^/gm, '    ')}\n`
}
