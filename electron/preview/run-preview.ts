import { join } from 'node:path'
import type { Announce } from '../../shared/bridge/contract'
import { AppFailure } from '../../shared/domain/outcome'
import { openHouse } from '../house'
import type { Media } from '../media/media'
import { listPages } from '../pages'
import type { ShellPort } from '../shell-port'
import type { OpenedVault } from '../vault/sealed-vault'
import type { Vault } from '../vault/vault'
import { copiesBeside, nextFile } from './copies-folder'
import { holdDataFolder } from './hold-data-folder'
import { makePreviewServer, type PreviewServer } from './preview-server'

export interface PreviewRun {
  readonly dataFolder: string
  readonly staticFolder: string
  readonly version: string
  readonly isDemo: boolean
  /** The file with the demonstration's footage. */
  readonly demoFootage: string
  readonly openMedia?: (vault: Vault) => Promise<Media>
  /** Wall clock, ms since 1970. */
  readonly now?: () => number
  /** Opens the vault at once, without asking anybody. */
  readonly openAtStart?: () => Promise<OpenedVault>
  /** Where copies of films and service keys go; a folder next to the data folder where nothing is said. */
  readonly copiesFolder?: string | null
  /** Where backups go; beside the vault where nothing is said. */
  readonly backupFolder?: string | null
  /** The page has everything on disk and may be closed. */
  readonly readyToClose: () => void
}

export interface RunningPreview {
  /** The address that lets a browser in, until the server ends. */
  readonly entrance: string
  /** One that lets a browser in once, for the arguments of a program. */
  readonly ticket: () => string
  readonly announce: Announce
  close(): Promise<void>
}

/**
 * Serves one data folder until closed. Throws `CannotOpen` where another process holds the folder or its port; the vault is
 * opened only after the folder is held, because opening it sweeps away what looks abandoned.
 */
export async function runPreview(run: PreviewRun): Promise<RunningPreview> {
  const server = makePreviewServer()
  // What has been opened so far, to be closed in the opposite order, also where opening the rest fails.
  const closing: (() => Promise<void>)[] = []
  const close = async () => {
    await server.close()
    for (const one of closing.splice(0).reverse()) await one()
  }
  try {
    const { entrance, ticket } = await open(run, server, closing)
    return { entrance, ticket, announce: server.announce, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** A browser tells no page where a folder lies, and no page tells a path: the place is fixed. */
function backupsIn(run: PreviewRun): Pick<ShellPort, 'backupFolder' | 'chooseBackupFolder' | 'chooseBackupFile'> {
  const refuse = () => Promise.reject(new AppFailure({ kind: 'not-available' }))
  return { backupFolder: run.backupFolder ?? join(run.dataFolder, 'backups'), chooseBackupFolder: refuse, chooseBackupFile: refuse }
}

async function open(run: PreviewRun, server: PreviewServer, closing: (() => Promise<void>)[]): Promise<ReturnType<PreviewServer['open']>> {
  const pages = await listPages(run.staticFolder)
  const held = await holdDataFolder(run.dataFolder, server.http)
  closing.push(() => held.release())
  const { announce } = server
  const copiesFolder = run.copiesFolder ?? copiesBeside(run.dataFolder)
  const shell: ShellPort = {
    kind: 'preview',
    printing: 'browser',
    showMenu: () => undefined,
    choosePdfFile: async () => null,
    printPage: () => Promise.reject(new AppFailure({ kind: 'not-available' })),
    chooseCopyFile: () => nextFile(copiesFolder, 'film', 'mp4'),
    chooseServiceKeyFile: () => nextFile(copiesFolder, 'service-key', 'txt'),
    showInFolder: null,
    ...backupsIn(run),
    readyToClose: run.readyToClose,
  }
  const house = await openHouse({ ...run, shell, announce })
  closing.push(() => house.close())
  return server.open(held.port, {
    handlers: house.handlers,
    serveFootage: house.serveFootage,
    pages,
    whenPageGone: () => {
      house.pageGone().catch((error: unknown) => console.error(error))
    },
    whenPageThere: () => house.pageThere(),
  })
}
