import { defineConfig } from 'vitest/config'
import { threadText } from './scripts/setup/thread-text.mjs'

const pure = ['tests/shared/**/*.test.ts', 'tests/electron/vault/**/*.test.ts']

export default defineConfig({
  plugins: [threadText()],
  test: {
    environment: 'node',
    // Generous: two busy cores must not turn a slow test into a failed one.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    maxWorkers: 2,
    restoreMocks: true,
    projects: [
      // Rooms that keep nothing between two tests load their modules once: a process for each of so many small files costs more than the tests.
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      { extends: true, test: { name: 'rooms', include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'], exclude: [...pure, 'tests/e2e/**', 'tests/bench/**'] } },
    ],
  },
})
