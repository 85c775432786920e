import { createReadStream } from 'node:fs'
import type { AppStart } from '../shared/bridge/results'
import { knownMedia } from './known-media'
import type { Media } from './media/media'
import type { Vault } from './vault/vault'

const DEMO_RECORDING = 'demo-play'

/** Puts the demonstration family's footage into a vault of its own. Where the file is missing or damaged, there is none. */
export async function layInDemoFootage(vault: Vault, media: Pick<Media, 'examine'>, file: string): Promise<AppStart['demoRecordings']> {
  const known = await knownMedia(vault, DEMO_RECORDING)
  if (known) return [{ recordingId: DEMO_RECORDING, media: known }]
  const writer = await vault.write(`recordings/${DEMO_RECORDING}/original`)
  try {
    for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) await writer.append(piece)
    await writer.commit()
    await vault.updateFacts(DEMO_RECORDING, { sessionId: null, origin: 'file', mimeType: 'video/mp4', startedAt: new Date().toISOString(), state: 'closed' })
    return [{ recordingId: DEMO_RECORDING, media: await media.examine(DEMO_RECORDING, {}) }]
  } catch (error) {
    await writer.abandon()
    await vault.removeRecording(DEMO_RECORDING)
    console.error('The demonstration has no footage:', error instanceof Error ? error.message : error)
    return []
  }
}
