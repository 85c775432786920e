import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AppFailure } from '../shared/domain/outcome'
import { hasDisplay, readCommandLine, type PreviewOptions } from './preview/command-line'
import { defaultDataFolder } from './preview/data-folder'
import { findBrowser } from './preview/find-browser'
import { CannotOpen } from './preview/hold-data-folder'
import { launchBrowser } from './preview/launch-browser'
import { runPreview } from './preview/run-preview'
import { codeOf } from './vault/disk'

// Built to dist/main/preview.js: the renderer lies beside it, what is bundled with the app two folders up.
const RENDERER = fileURLToPath(new URL('../renderer', import.meta.url))
const DEMO_FOOTAGE = fileURLToPath(new URL('../../resources/demo/play.mp4', import.meta.url))

const options = readCommandLine(process.argv.slice(2))
if (options) process.exitCode = await main(options)
else fail('Second Look understands --data FOLDER, --copies FOLDER, --backup-folder FOLDER, --demo and --no-window.')

async function main({ isDemo, dataFolder: named, copiesFolder, backupFolder, wantsWindow }: PreviewOptions): Promise<number> {
  const dataFolder = isDemo ? await mkdtemp(join(tmpdir(), 'second-look-demo-')) : (named ?? defaultDataFolder())
  let end: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)

  try {
    const preview = await runPreview({
      dataFolder,
      // What a demonstration gives away goes with it.
      copiesFolder: copiesFolder ?? (isDemo ? join(dataFolder, 'copies') : null),
      backupFolder,
      staticFolder: RENDERER,
      version: await ownVersion(),
      isDemo,
      demoFootage: DEMO_FOOTAGE,
      readyToClose: end,
    })
    const browser = wantsWindow && hasDisplay(process.platform, process.env) ? findBrowser() : null
    if (!browser) process.stdout.write(`Second Look is ready at ${preview.entrance}\n`)
    const window = browser ? await launchBrowser(browser, preview.ticket(), dataFolder) : null
    await Promise.race([ended, ...(window ? [window.whenClosed] : [])])
    window?.close()
    await window?.whenClosed
    await preview.close()
    return 0
  } catch (error) {
    const sentence = sentenceFor(error, dataFolder)
    if (sentence === null) throw error
    return fail(sentence)
  } finally {
    if (isDemo) await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function ownVersion(): Promise<string> {
  const packageFile: unknown = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'))
  return (packageFile as { version: string }).version
}

/** What a person can do something about, in a sentence; null for a bug. */
function sentenceFor(error: unknown, dataFolder: string): string | null {
  if (error instanceof CannotOpen) return error.message
  if (error instanceof AppFailure && error.error.kind === 'other-version') return `The data in ${dataFolder} were made by another version of Second Look. Nothing was changed. Open them with that version, or choose another folder with --data.`
  if (error instanceof AppFailure && error.error.kind === 'disk-full') return `The disk that holds ${dataFolder} is full. Make some room on it, then start Second Look again.`
  const code = error instanceof AppFailure && error.error.kind === 'storage-failed' ? error.error.code : codeOf(error)
  return code === null || code.startsWith('ERR_') ? null : `Second Look cannot use the folder ${dataFolder} (${code}). Check that it may be written to, or choose another with --data.`
}

function fail(sentence: string): number {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
  return 1
}
