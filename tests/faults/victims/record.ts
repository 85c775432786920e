import { setTimeout as wait } from 'node:timers/promises'
import { openSealedIn } from '../../support/sealed-vault'
import { chunkLengths, filmedBytes } from './filmed'
import type { Work } from './main'

/** After how many chunks it ends with this seed; null: only with the kill. */
export const lastChunkOf = (seed: number): number | null => (seed % 5 === 0 ? 1 + (Math.floor(seed / 5) % 4) : null)

/**
 * Films: `handed <index> <ms since 1970>` when the camera gives a chunk, `kept <bytes so far>` when the vault has promised it;
 * with some seeds it ends soon: `closing`, and `closed` when that was promised.
 */
export const record: Work = async (dataFolder, seed, say) => {
  say('opening')
  const { vault } = await openSealedIn(dataFolder)
  const recordingId = await vault.beginRecording({ sessionId: 'session-1', mimeType: 'video/mp4', startedAt: '2026-11-22T10:00:00.000Z', origin: 'camera', state: 'open' })
  say(`begun ${recordingId}`)
  let at = 0
  let index = 0
  const last = lastChunkOf(seed)
  for (const { bytes, pause } of chunkLengths(seed)) {
    if (index === last) break
    const chunk = filmedBytes(seed, at, at + bytes)
    say(`handed ${index} ${Date.now()}`)
    await vault.appendChunk(recordingId, index, chunk)
    at += bytes
    index += 1
    say(`kept ${at}`)
    await wait(pause)
  }
  say('closing')
  await vault.closeRecording(recordingId)
  say('closed')
  // Until the kill.
  await wait(10_000)
}
