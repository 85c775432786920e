import { randomInt, randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { codeOf } from '../vault/disk'

/** Why the app cannot be opened on a data folder, in a sentence for the person who started it. */
export class CannotOpen extends Error {}

export interface HeldFolder {
  readonly port: number
  release(): Promise<void>
}

const PORT_FILE = 'preview-port'
const HOLDER_FILE = 'preview-holder'
// Below every system's range for passing connections, so that the port is seldom taken by chance.
const [LOWEST_PORT, HIGHEST_PORT] = [20_000, 32_000]
const MOST_TRIES = 50

/**
 * Makes this process the only one that serves a data folder, by listening on the folder's port. The port is chosen once and
 * remembered, because the browser keeps the database under the address, port included. The system lets go of a port
 * when a process ends, however it ends, so nothing stale can be left to clear away.
 */
export async function holdDataFolder(dataFolder: string, server: Server, choosePort: () => number = anyPort): Promise<HeldFolder> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  const port = (await rememberedPort(dataFolder)) ?? (await rememberFreePort(dataFolder, server, choosePort))
  const holderFile = join(dataFolder, HOLDER_FILE)
  if (!server.listening && !(await listen(server, port))) {
    throw new CannotOpen(
      (await isRunning(holderFile))
        ? 'Second Look is already open with these data. Use the window that is open, or close it first.'
        : `Another program is using port ${port}, which belongs to these data. Close that program, then start Second Look again.`,
    )
  }
  await writeFile(holderFile, String(process.pid))
  return { port, release: () => rm(holderFile, { force: true }) }
}

async function rememberedPort(dataFolder: string): Promise<number | null> {
  const text = await readFile(join(dataFolder, PORT_FILE), 'utf8').catch(() => null)
  if (text === null) return null
  const port = Number(text.trim())
  if (Number.isInteger(port) && port >= 1_024 && port <= 65_535) return port
  throw new CannotOpen(`The file ${PORT_FILE} in the data folder is damaged. It should hold the one number under which the browser keeps these data.`)
}

const anyPort = (): number => randomInt(LOWEST_PORT, HIGHEST_PORT)

/**
 * Listens on a port that nobody else has, and writes it down: it is this folder's for good, so another program's must not
 * become it. Of several processes doing so at once, all get the same one, and all but one stop listening.
 */
async function rememberFreePort(dataFolder: string, server: Server, choosePort: () => number): Promise<number> {
  const port = await listenSomewhere(server, choosePort)
  if (await writeOnce(join(dataFolder, PORT_FILE), String(port))) return port
  await new Promise((resolve) => server.close(resolve))
  const chosen = await rememberedPort(dataFolder)
  if (chosen === null) throw new CannotOpen('The data folder cannot be written to.')
  return chosen
}

/** False where the file is there already. Whoever reads it sees all of it: it appears under its name when it is whole. */
async function writeOnce(file: string, text: string): Promise<boolean> {
  const draft = `${file}-${randomUUID()}`
  try {
    // On disk before it has its name: after a power cut, an empty file would be one that nobody can open the app with.
    await writeFile(draft, text, { flush: true })
    await link(draft, file)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    if (codeOf(error) === 'ENOSPC') throw error
    // Sticks and cards often know no links; there two starts in the same instant are not worth more.
    await rename(draft, file)
    return true
  } finally {
    await rm(draft, { force: true })
  }
}

async function listenSomewhere(server: Server, choosePort: () => number): Promise<number> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const port = choosePort()
    if (await listen(server, port)) return port
  }
  throw new CannotOpen('No free port was found on this computer. Close some other programs, then start Second Look again.')
}

/** False where the port is another program's, or kept back by the system. */
function listen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const refused = (error: Error) => {
      server.off('listening', taken)
      if (codeOf(error) === 'EADDRINUSE' || codeOf(error) === 'EACCES') resolve(false)
      else reject(error)
    }
    const taken = () => {
      server.off('error', refused)
      resolve(true)
    }
    server.once('error', refused).once('listening', taken)
    server.listen({ port, host: '127.0.0.1', exclusive: true })
  })
}

async function isRunning(holderFile: string): Promise<boolean> {
  const holder = Number(await readFile(holderFile, 'utf8').catch(() => NaN))
  if (!Number.isInteger(holder) || holder <= 0) return false
  try {
    process.kill(holder, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}
