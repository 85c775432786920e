import { makeHandlers } from '../../electron/handlers'
import { makeImports } from '../../electron/imports'
import type { Media } from '../../electron/media/media'
import { openWholeVault } from '../support/test-vault'
import type { Vault } from '../../electron/vault/vault'
import type { EventName } from '../../shared/bridge/contract'
import { fakeApi } from '../support/fake-api'
import { handlersWith } from '../support/fake-handlers'
import { fakeMedia } from '../support/fake-media'
import { nobody } from '../support/nobody'

/** The main process around a real vault, with a media room that looks at nothing, and a page's view of it. */
export async function roomsOn(dataFolder: string, changes: Partial<Media> = {}) {
  const opened = await openWholeVault(dataFolder)
  const { vault } = opened
  const media = fakeMedia(vault, changes)
  const announced: { readonly name: EventName; readonly payload: unknown }[] = []
  const announce = (name: EventName, payload: unknown) => void announced.push({ name, payload })
  const imports = makeImports({ vault, media, announce })
  const app = { version: '1.2.3', isDemo: false, demoRecordings: [] }
  const handlers = handlersWith({
    ...makeHandlers({ opened, media, imports, shell: nobody, announce, app }),
    'recording:append': ({ recordingId, index, bytes }) => vault.appendChunk(recordingId, index, bytes),
  })
  return { vault, audit: opened.audit, media, imports, announced, handlers, api: fakeApi(handlers), footage: { vault, imports } }
}

/** A vault in which one recording lies, closed. */
export async function keep(vault: Vault, recordingId: string, bytes: Uint8Array, mimeType = 'video/mp4'): Promise<void> {
  const writer = await vault.write(`recordings/${recordingId}/original`)
  await writer.append(bytes)
  await writer.commit()
  await vault.updateFacts(recordingId, { sessionId: 'session-1', origin: 'file', mimeType, startedAt: '2026-11-22T10:00:00.000Z', state: 'closed' })
}
