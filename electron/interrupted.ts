import type { InterruptedRecording } from '../shared/bridge/results'
import type { Id } from '../shared/domain/ids'
import { AppFailure, type MediaProblem } from '../shared/domain/outcome'
import type { MediaInfo } from '../shared/domain/recording'
import { damagedBy, isDamaged, mediaIn } from './known-media'
import type { Media } from './media/media'
import type { Audit } from './vault/audit/audit'
import type { Vault } from './vault/vault'

interface InterruptedRooms {
  readonly vault: Vault
  readonly audit: Pick<Audit, 'write'>
  readonly media: Pick<Media, 'examine'>
}

/**
 * Closes what an ended app or page left open, and lists it until it is acknowledged. Filming that was stopped behind the locked
 * door has its end and was not interrupted: the page finishes it as it would have then.
 */
export async function listInterrupted({ vault, audit, media }: InterruptedRooms, isFinishing: (recordingId: Id) => boolean): Promise<readonly InterruptedRecording[]> {
  const stopped = new Set<Id>()
  for (const { recordingId, isLive } of await vault.openRecordings()) {
    if (isLive || isFinishing(recordingId)) continue
    const { wasEnded } = await vault.closeRecording(recordingId)
    if (wasEnded) stopped.add(recordingId)
    else await vault.updateFacts(recordingId, { state: 'interrupted' })
  }

  const listed: InterruptedRecording[] = []
  for (const recordingId of await vault.recordingIds()) {
    if (stopped.has(recordingId)) continue
    const facts = await vault.facts(recordingId)
    // The app may also have ended between closing the footage and looking at it.
    const isUnseen = facts.origin === 'camera' && facts.state === 'closed' && !mediaIn(facts) && !isDamaged(facts) && !isFinishing(recordingId)
    if (facts.state !== 'interrupted' && !isUnseen) continue
    const found = mediaIn(facts) ?? (isDamaged(facts) ? 'damaged' : await look({ vault, audit, media }, recordingId))
    if (found === null || facts.sessionId === null) continue
    if (isUnseen) await vault.updateFacts(recordingId, { state: 'interrupted' })
    listed.push({ recordingId, sessionId: facts.sessionId, startedAt: facts.startedAt, media: found === 'damaged' ? null : found })
  }
  return listed
}

const NOTHING_FILMED: ReadonlySet<MediaProblem> = new Set(['empty', 'no-frames', 'no-picture'])

// A recording begins with its index: one that ended inside it has no picture yet.
const isNothing = (problem: MediaProblem, bytes: number): boolean => NOTHING_FILMED.has(problem) || (problem === 'index-missing' && bytes < 65_536)

/**
 * Footage without a single frame is removed, once that is written down. What can never be played is kept, and remembered as damaged. Null where there is
 * nothing to list: looking failed for another reason, and is tried again next time.
 */
async function look({ vault, audit, media }: InterruptedRooms, recordingId: Id): Promise<MediaInfo | 'damaged' | null> {
  const bytes = await vault.size(`recordings/${recordingId}/original`)
  const remove = async (): Promise<null> => {
    try {
      await audit.write({ kind: 'recording-removed', recordingId })
      await vault.removeRecording(recordingId)
    } catch (error) {
      if (!(error instanceof AppFailure)) throw error
    }
    return null
  }
  if (!bytes) return remove()
  try {
    return await media.examine(recordingId, {})
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error
    if (error.error.kind !== 'media-unreadable') return null
    const { problem } = error.error
    if (isNothing(problem, bytes)) return remove()
    await vault.updateFacts(recordingId, { media: damagedBy(problem) })
    return 'damaged'
  }
}
