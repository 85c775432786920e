import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { build } from 'vite'
import { threadText } from '../../../scripts/setup/thread-text.mjs'

const ROOT = join(import.meta.dirname, '../../..')
const OUT = join(ROOT, 'node_modules/.cache/faults')

let built: Promise<string> | null = null

/** The program that is killed, as one file for Node: it starts in a fraction of the time that its sources would take. */
export function buildVictims(): Promise<string> {
  built ??= make()
  return built
}

async function make(): Promise<string> {
  // Several test files may build at once: each process has a file of its own.
  const name = `victims-${process.pid}`
  await build({
    configFile: false,
    plugins: [threadText()],
    root: ROOT,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: OUT,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rollupOptions: {
        input: { [name]: join(ROOT, 'tests/faults/victims/main.ts') },
        external: [...builtinModules, ...builtinModules.map((each) => `node:${each}`), 'ffmpeg-static', 'fluent-ffmpeg'],
        output: { format: 'es', entryFileNames: '[name].mjs', codeSplitting: false },
      },
    },
  })
  return join(OUT, `${name}.mjs`)
}
