import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { defineConfig, type UserConfig } from 'vite'
import { threadText } from './scripts/setup/thread-text.mjs'

/** Built from source into dist/main, by the name of what comes out. */
const PROGRAMS = { electron: 'electron/main.ts', preview: 'electron/preview-main.ts' } as const
export const PRELOAD = 'electron/shell/preload.ts'

const builtIn = [...builtinModules, ...builtinModules.map((name) => `node:${name}`), 'electron']

/**
 * The main process: ES modules for Node, with the packages it runs on left outside (`--mode programs`), and the preload
 * as one CommonJS file, because a sandboxed page can load nothing else (`--mode preload`).
 */
export default defineConfig(({ mode }): UserConfig => (mode === 'preload' ? preload : programs()))

function programs(): UserConfig {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> }
  const packages = Object.keys(dependencies)
  return {
    plugins: [threadText()],
    publicDir: false,
    build: {
      ...always,
      ssr: true,
      emptyOutDir: true,
      rollupOptions: {
        input: PROGRAMS,
        external: (id) => builtIn.includes(id) || packages.some((name) => id === name || id.startsWith(`${name}/`)),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js' },
        // The script of a thread is a build inside the build, and takes as long as the rest.
        checks: { pluginTimings: false },
      },
    },
  }
}

const always = { outDir: 'dist/main', target: 'node20', minify: false, sourcemap: true } as const

const preload: UserConfig = {
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ...always,
    ssr: true,
    emptyOutDir: false,
    rollupOptions: {
      input: { preload: PRELOAD },
      external: builtIn,
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
    },
  },
}
