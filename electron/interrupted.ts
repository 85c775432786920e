import type { InterruptedRecording } from '../shared/bridge/results'
import type { Id } from '../shared/domain/ids'
import { AppFailure, type AppError, type MediaProblem } from '../shared/domain/outcome'
import type { MediaInfo } from '../shared/domain/recording'
import { damagedBy, factsIfThere, isDamaged, mediaIn } from './known-media'
import type { Media } from './media/media'
import type { Audit } from './vault/audit/audit'
import { damageInWords } from './vault/damage-in-words'
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
    if (await isClosedAsStopped(vault, recordingId)) stopped.add(recordingId)
  }

  const listed: InterruptedRecording[] = []
  for (const recordingId of await vault.recordingIds()) {
    if (stopped.has(recordingId)) continue
    const facts = await factsIfThere(vault, recordingId)
    if (!facts) continue
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

/**
 * Closes it, and says whether it has its end. One that is damaged, or that the disk refuses today, holds up no other: the first is remembered
 * as that, the second is tried again next time.
 */
async function isClosedAsStopped(vault: Vault, recordingId: Id): Promise<boolean> {
  try {
    const { wasEnded } = await damageInWords(() => vault.closeRecording(recordingId))
    if (!wasEnded) await vault.updateFacts(recordingId, { state: 'interrupted' })
    return wasEnded
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error
    if (error.error.kind === 'vault-damaged') await vault.updateFacts(recordingId, { state: 'interrupted', media: damagedBy('damaged') })
    return false
  }
}

const NOTHING_FILMED: ReadonlySet<MediaProblem> = new Set(['empty', 'no-frames', 'no-picture'])

// A recording begins with its index: one that ended inside it has no picture yet.
const isNothing = (problem: MediaProblem, bytes: number): boolean => NOTHING_FILMED.has(problem) || (problem === 'index-missing' && bytes < 65_536)

/**
 * Footage without a single frame is removed, once that is written down. What can never be played is kept, and remembered as damaged. Null where there is
 * nothing to list: looking failed for another reason, and is tried again next time.
 */
async function look({ vault, audit, media }: InterruptedRooms, recordingId: Id): Promise<MediaInfo | 'damaged' | null> {
  const remove = async (): Promise<null> => {
    try {
      await audit.write({ kind: 'recording-removed', recordingId })
      await vault.removeRecording(recordingId)
    } catch (error) {
      if (!(error instanceof AppFailure)) throw error
    }
    return null
  }
  let bytes: number | null = null
  try {
    bytes = await damageInWords(() => vault.size(`recordings/${recordingId}/original`))
    if (!bytes) return await remove()
    return await damageInWords(() => media.examine(recordingId, {}))
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error
    const problem = whyNever(error.error)
    if (problem === null) return null
    if (bytes !== null && isNothing(problem, bytes)) return remove()
    await vault.updateFacts(recordingId, { media: damagedBy(problem) })
    return 'damaged'
  }
}

/** Why it can never be played; null where it might, another time. */
function whyNever(error: AppError): MediaProblem | null {
  if (error.kind === 'vault-damaged') return 'damaged'
  return error.kind === 'media-unreadable' ? error.problem : null
}
