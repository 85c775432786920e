import type { Announce, AppStart } from '../../shared/bridge/contract'
import { serveFootage } from '../footage'
import { makeHandlers } from '../handlers'
import { makeImports } from '../imports'
import type { Media } from '../media/media'
import { listPages } from '../pages'
import type { ShellPort } from '../shell-port'
import { openVault } from '../vault/open-vault'
import type { Vault } from '../vault/vault'
import { holdDataFolder } from './hold-data-folder'
import { makePreviewServer, type PreviewServer } from './preview-server'

export interface PreviewRun {
  readonly dataFolder: string
  readonly staticFolder: string
  readonly version: string
  readonly isDemo: boolean
  readonly openMedia: (vault: Vault) => Promise<Media>
  readonly demoRecordings: (vault: Vault, media: Media) => Promise<AppStart['demoRecordings']>
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

async function open(run: PreviewRun, server: PreviewServer, closing: (() => Promise<void>)[]): Promise<ReturnType<PreviewServer['open']>> {
  const pages = await listPages(run.staticFolder)
  const held = await holdDataFolder(run.dataFolder, server.http)
  closing.push(() => held.release())
  const vault = await openVault(run.dataFolder)
  closing.push(() => vault.close())
  const media = await run.openMedia(vault)
  closing.push(() => media.close())

  const { announce } = server
  const imports = makeImports({ vault, media, announce })
  const shell: ShellPort = { kind: 'preview', printing: 'browser', showMenu: () => undefined, savePageAsPdf: async () => false, readyToClose: run.readyToClose }
  const app = { version: run.version, isDemo: run.isDemo, demoRecordings: await run.demoRecordings(vault, media) }
  return server.open(held.port, {
    handlers: makeHandlers({ vault, media, imports, shell, announce, app }),
    serveFootage: (request) => serveFootage(request, { vault, imports }),
    pages,
    whenPageGone: () => {
      media.setBusy(false)
      vault.releaseLive().catch((error: unknown) => console.error(error))
    },
  })
}
