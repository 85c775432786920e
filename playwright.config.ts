import { defineConfig } from '@playwright/test'
import { findBrowser } from './electron/preview/find-browser'
import { electronProgram } from './scripts/setup/electron-binary.mjs'
import type { AppOptions } from './tests/e2e/app'

const program = findBrowser()

/** Every test starts an app of its own; a machine with two cores runs one browser at a time. */
export default defineConfig<AppOptions>({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/build-first.ts',
  outputDir: 'test-results',
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    viewport: { width: 1360, height: 880 },
    locale: 'en-GB',
    actionTimeout: 15_000,
    trace: 'off',
    launchOptions: program ? { executablePath: program } : {},
  },
  projects: [
    { name: 'preview', testIgnore: '**/electron.spec.ts' },
    // The same stories. Without Electron's program one test says that it is missing, instead of all of them.
    { name: 'electron', grepInvert: /@preview/, use: { shell: 'electron' }, ...(electronProgram() ? {} : { testMatch: '**/electron.spec.ts' }) },
  ],
})
