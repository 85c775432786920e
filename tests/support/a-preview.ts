import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Vault } from '../../electron/vault/vault'
import { runPreview, type PreviewRun } from '../../electron/preview/run-preview'
import { aDataFolder } from './data-folder'
import { fakeMedia } from './fake-media'
import { openWholeVault } from './test-vault'
import { openPage, type PreviewPage } from './preview-page'

/** A preview shell of a test's own, open, with its vault and what it knows of footage. */
export async function aPreview(changes: Partial<Pick<PreviewRun, 'now'>> = {}) {
  const dataFolder = await aDataFolder()
  const staticFolder = join(dataFolder, 'pages')
  await mkdir(join(staticFolder, 'assets'), { recursive: true })
  await writeFile(join(staticFolder, 'index.html'), '<!doctype html><title>Second Look</title>')
  await writeFile(join(staticFolder, 'assets', 'main.js'), 'export {}')
  let room: { vault: Vault; media: ReturnType<typeof fakeMedia> } | undefined
  const preview = await runPreview({
    dataFolder,
    staticFolder,
    version: '1.2.3',
    isDemo: false,
    openMedia: async (vault) => (room = { vault, media: fakeMedia(vault) }).media,
    demoFootage: join(dataFolder, 'none.mp4'),
    openAtStart: () => openWholeVault(dataFolder),
    readyToClose: () => undefined,
    ...changes,
  })
  onTestFinished(() => preview.close())
  if (!room) throw new Error('The media room was not opened')
  return { ...preview, ...room, dataFolder, origin: new URL(preview.entrance).origin }
}

export async function aPage(entrance: string, clientId?: string): Promise<PreviewPage> {
  const page = await openPage(entrance, clientId)
  onTestFinished(() => page.close())
  return page
}

/** What the server says to an address as it stands: fetch would tidy it up before anyone saw it. */
export function statusOf(origin: string, path: string, cookie: string): Promise<number> {
  return statusOfRaw(origin, `GET ${path} HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`)
}

export async function statusOfRaw(origin: string, head: string): Promise<number> {
  const line = connect(Number(new URL(origin).port), '127.0.0.1')
  onTestFinished(() => void line.destroy())
  line.write(head)
  const [answer] = (await once(line, 'data')) as [Buffer]
  return Number(/^HTTP\/1.1 (\d+)/.exec(answer.toString())?.[1])
}
