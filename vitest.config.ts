import { defineConfig } from 'vitest/config'
import { threadText } from './scripts/setup/thread-text.mjs'

export default defineConfig({
  plugins: [threadText()],
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'tests/bench/**'],
    environment: 'node',
    // Generous: two busy cores must not turn a slow test into a failed one.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    maxWorkers: 2,
    restoreMocks: true,
  },
})
