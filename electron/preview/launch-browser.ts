import { spawn } from 'node:child_process'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface OpenWindow {
  /** Resolves when the browser has ended, whoever ended it, and nothing that was typed is left in its profile. */
  readonly whenClosed: Promise<void>
  close(): void
}

/** Opens the app in a window of its own, with a profile that lies in the data folder and talks to nobody. */
export async function launchBrowser(program: string, address: string, dataFolder: string): Promise<OpenWindow> {
  const profile = join(dataFolder, 'browser-profile')
  await forgetWhatWasTyped(profile)
  await keepNothingTyped(profile)
  const child = spawn(program, [...windowArguments(profile, process.platform === 'linux' && process.getuid?.() === 0), `--app=${address}`], { stdio: 'ignore' })
  const hasEnded = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  return { whenClosed: hasEnded.then(() => forgetWhatWasTyped(profile)), close: () => void child.kill() }
}

/** `isRoot`: Chromium refuses its sandbox to the system's administrator on Linux; everyone else keeps it. */
export function windowArguments(profile: string, isRoot: boolean): readonly string[] {
  return [
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-sync',
    '--disable-extensions',
    '--disable-breakpad',
    '--hide-crash-restore-bubble',
    '--no-pings',
    '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,DialMediaRouteProvider',
    '--window-size=1360,880',
    ...(isRoot ? ['--no-sandbox'] : []),
  ]
}

// A spell checker fetches dictionaries from the network and keeps what it learns, children's names among them; what is to be
// filled in or shown again at the next start lies in the profile, unsealed.
const PREFERENCES = {
  browser: { enable_spellchecking: false },
  spellcheck: { dictionaries: [], use_spelling_service: false },
  translate: { enabled: false },
  credentials_enable_service: false,
  autofill: { profile_enabled: false, credit_card_enabled: false },
  search: { suggest_enabled: false },
  safebrowsing: { enabled: false },
  // An empty page, not what was open last.
  session: { restore_on_startup: 5 },
}

async function keepNothingTyped(profile: string): Promise<void> {
  const file = join(profile, 'Default', 'Preferences')
  const known: unknown = await readFile(file, 'utf8').then(JSON.parse).catch(() => ({}))
  await mkdir(join(profile, 'Default'), { recursive: true, mode: 0o700 })
  await writeFile(file, JSON.stringify({ ...(typeof known === 'object' ? known : {}), ...PREFERENCES }))
}

/** How the names begin of what holds words of fields, addresses and titles. The page's own database and storage stay. */
const TYPED = ['Sessions', 'Current ', 'Last ', 'Web Data', 'Account Web Data', 'Autofill', 'Login Data', 'Top Sites', 'History', 'Shortcuts', 'Network Action Predictor', 'Custom Dictionary']

/** What another browser still holds open is left, and goes at the next start. */
async function forgetWhatWasTyped(profile: string): Promise<void> {
  const place = join(profile, 'Default')
  const names = await readdir(place).catch(() => [])
  const typed = names.filter((name) => TYPED.some((beginning) => name.startsWith(beginning)))
  await Promise.all(typed.map((name) => rm(join(place, name), { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined)))
}
