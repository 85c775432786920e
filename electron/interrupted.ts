import type { InterruptedRecording } from '../shared/bridge/contract'
import type { Id } from '../shared/domain/ids'
import { AppFailure, type MediaProblem } from '../shared/domain/outcome'
import type { MediaInfo } from '../shared/domain/recording'
import { mediaIn } from './known-media'
import type { Media } from './media/media'
import type { Vault } from './vault/vault'

/** Closes what an ended app or page left open, and lists it until it is acknowledged. */
export async function listInterrupted(vault: Vault, media: Pick<Media, 'examine'>, isFinishing: (recordingId: Id) => boolean): Promise<readonly InterruptedRecording[]> {
  for (const { recordingId, isLive } of await vault.openRecordings()) {
    if (isLive || isFinishing(recordingId)) continue
    await vault.closeRecording(recordingId)
    await vault.updateFacts(recordingId, { state: 'interrupted' })
  }

  const listed: InterruptedRecording[] = []
  for (const recordingId of await vault.recordingIds()) {
    const facts = await vault.facts(recordingId)
    // The app may also have ended between closing the footage and looking at it.
    const isUnseen = facts.origin === 'camera' && facts.state === 'closed' && !mediaIn(facts) && !isFinishing(recordingId)
    if (facts.state !== 'interrupted' && !isUnseen) continue
    const info = mediaIn(facts) ?? (await look(vault, media, recordingId))
    if (!info || facts.sessionId === null) continue
    if (isUnseen) await vault.updateFacts(recordingId, { state: 'interrupted' })
    listed.push({ recordingId, sessionId: facts.sessionId, startedAt: facts.startedAt, media: info })
  }
  return listed
}

const NOTHING_FILMED: ReadonlySet<MediaProblem> = new Set(['empty', 'no-frames', 'no-picture'])

// A recording begins with its index: one that ended inside it has no picture yet.
const isNothing = (problem: MediaProblem, bytes: number): boolean => NOTHING_FILMED.has(problem) || (problem === 'index-missing' && bytes < 65_536)

/** Footage without a single frame is removed. Where looking fails for another reason, it is kept and tried again next time. */
async function look(vault: Vault, media: Pick<Media, 'examine'>, recordingId: Id): Promise<MediaInfo | null> {
  const bytes = await vault.size(`recordings/${recordingId}/original`)
  if (!bytes) {
    await vault.removeRecording(recordingId)
    return null
  }
  try {
    return await media.examine(recordingId, {})
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error
    if (error.error.kind === 'media-unreadable' && isNothing(error.error.problem, bytes)) await vault.removeRecording(recordingId)
    return null
  }
}
