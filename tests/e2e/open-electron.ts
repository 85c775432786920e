import { fileURLToPath } from 'node:url'
import { _electron, type ViewportSize } from '@playwright/test'
import { electronProgram } from '../../scripts/setup/electron-binary.mjs'
import { watch, type RunningApp } from './open-app'

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))

export type ElectronOptions = Pick<NonNullable<Parameters<typeof _electron.launch>[0]>, 'acceptDownloads' | 'args' | 'locale'>

/** The built app in Electron, with everything it keeps in the data folder. What goes wrong in the page is added to `problems`. */
export async function openElectron(dataFolder: string, isDemo: boolean, viewport: ViewportSize | null, { args = [], ...options }: ElectronOptions, problems: string[]): Promise<RunningApp> {
  const program = electronProgram()
  if (program === null) throw new Error("Electron's program is not on this computer")
  const electron = await _electron.launch({
    ...options,
    executablePath: program,
    cwd: PROJECT,
    // Electron takes the first word without a dash for the app.
    args: [...args, '.', ...(isDemo ? ['--demo'] : ['--data', dataFolder])],
  })
  let hasEnded = false
  electron.on('close', () => (hasEnded = true))
  const close = async () => {
    if (!hasEnded) await electron.close()
  }
  try {
    watch(electron.context(), null, problems)
    const page = await electron.firstWindow()
    // Electron's window is as large as the app makes it; the stories are told in the same one everywhere.
    if (viewport) await page.setViewportSize(viewport)
    return {
      page,
      origin: 'app://second-look',
      close,
      async kill() {
        const ended = electron.waitForEvent('close')
        // From within: elsewhere the process at hand may be the one that started Electron. Nobody is left to answer.
        electron.evaluate(() => process.kill(process.pid, 'SIGKILL')).catch(() => undefined)
        await ended
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}
