import { z } from 'zod'
import type { Id } from '../shared/domain/ids'
import { AppFailure, type MediaProblem } from '../shared/domain/outcome'
import { mediaInfoSchema, type MediaInfo } from '../shared/domain/recording'
import type { RecordingFacts, Vault } from './vault/vault'

/** What was found when a recording was looked at, or null where it was not yet (or is unknown). */
export async function knownMedia(vault: Vault, recordingId: Id): Promise<MediaInfo | null> {
  const facts = await factsIfThere(vault, recordingId)
  return facts && mediaIn(facts)
}

/** Null where there is no such recording; it may have been removed since its id was heard of. */
export async function factsIfThere(vault: Pick<Vault, 'facts'>, recordingId: Id): Promise<RecordingFacts | null> {
  try {
    return await vault.facts(recordingId)
  } catch (error) {
    if (error instanceof AppFailure && error.error.kind === 'recording-missing') return null
    throw error
  }
}

/** True where the footage was looked at and can never be played: its bytes are kept, and not looked at again and again. */
export function isDamaged(facts: RecordingFacts): boolean {
  return damagedSchema.safeParse(facts.media).success
}

/** What is kept in place of the media of such footage. */
export const damagedBy = (problem: MediaProblem) => ({ problem }) satisfies z.infer<typeof damagedSchema>

const damagedSchema = z.object({ problem: z.string() })

export function mediaIn(facts: RecordingFacts): MediaInfo | null {
  const media = mediaInfoSchema.safeParse(facts.media)
  return media.success ? media.data : null
}
