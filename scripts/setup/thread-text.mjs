import { builtinModules } from 'node:module'
import { build } from 'vite'

const SUFFIX = '?thread'

/**
 * `import program from './some-thread?thread'` gives that module, and all that it imports, as the text of one script for a
 * `Worker` with `eval`. As text, because a thread in a packaged app cannot be counted on to find files inside the archive that
 * the app is in; and made wherever our sources are run, so that tests and the built app start the same thread.
 *
 * @returns {import('vite').Plugin}
 */
export function threadText() {
  return {
    name: 'thread-text',
    enforce: 'pre',
    load: {
      filter: { id: /\?thread$/ },
      handler: async (id) => `export default ${JSON.stringify(await textOf(id.slice(0, -SUFFIX.length)))}`,
    },
  }
}

/** @param {string} file */
async function textOf(file) {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      write: false,
      target: 'node20',
      minify: false,
      rollupOptions: {
        input: file,
        external: [...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
        output: { format: 'cjs', codeSplitting: false },
      },
    },
  })
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []))
  const [first, ...more] = outputs
  if (first?.type !== 'chunk' || more.length > 0) throw new Error(`${file} did not become one script`)
  return first.code
}
