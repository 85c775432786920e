import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { layInDemoFootage } from './demo-footage'
import { serveFootage } from './footage'
import { makeHandlers } from './handlers'
import { makeImports } from './imports'
import { openMedia } from './media/open-media'
import { runShell } from './shell/shell'
import { openVault } from './vault/open-vault'

runShell(async ({ dataFolder, resources, version, isDemo, shell, announce }) => {
  const vault = await openVault(dataFolder)
  const media = await openMedia(vault, { now: () => new Date(), newId: randomUUID })
  const imports = makeImports({ vault, media, announce })
  const demoRecordings = isDemo ? await layInDemoFootage(vault, media, join(resources, 'demo', 'play.mp4')) : []

  return {
    handlers: makeHandlers({ vault, media, imports, shell, announce, app: { version, isDemo, demoRecordings } }),
    serveFootage: (request) => serveFootage(request, { vault, imports }),
    pageGone: async () => {
      media.setBusy(false)
      await vault.releaseLive()
    },
    close: async () => {
      await media.close()
      await vault.close()
    },
  }
})
