import { expect, test } from 'vitest'
import { playwrightReport, vitestReport } from '../../scripts/setup/test-reports.mjs'

test('unit tests are added up, and a file that cannot be loaded counts as a failure', () => {
  const one = (status: string) => ({ status, fullName: `a ${status} test`, failureMessages: status === 'failed' ? ['expected 1'] : [] })
  const report = vitestReport({
    testResults: [
      { name: 'a.test.ts', status: 'failed', message: '', assertionResults: [one('passed'), one('failed'), one('skipped'), one('todo')] },
      { name: 'broken.test.ts', status: 'failed', message: 'cannot be read', assertionResults: [] },
    ],
  })
  expect(report).toMatchObject({ passed: 1, failed: 2, skipped: 2 })
  expect(report.problems.join('\n')).toMatch(/a failed test[\s\S]*expected 1[\s\S]*broken\.test\.ts[\s\S]*cannot be read/)
})

test('end-to-end tests are added up through nested suites, and a skipped one gives its reason', () => {
  const spec = (title: string, status: string) => ({
    title,
    ok: status === 'expected',
    tests: [{ projectName: 'preview', status, annotations: status === 'skipped' ? [{ type: 'skip', description: 'no program' }] : [], results: [{ errors: status === 'unexpected' ? [{ message: 'not found' }] : [] }] }],
  })
  const report = playwrightReport({
    errors: [],
    suites: [{ title: 'a.spec.ts', file: 'a.spec.ts', specs: [spec('opens', 'expected')], suites: [{ title: 'inner', specs: [spec('fails', 'unexpected'), spec('waits', 'skipped'), spec('wavers', 'flaky')] }] }],
  })
  expect(report).toMatchObject({ passed: 1, failed: 2, skipped: 1 })
  expect(report.problems.join('\n')).toMatch(/not found[\s\S]*skipped: waits \(no program\)/)
})

test('a run that ended before any test counts as a failure', () => {
  expect(playwrightReport({ suites: [], errors: [{ message: 'The app could not be built.' }] })).toMatchObject({ passed: 0, failed: 1 })
})
