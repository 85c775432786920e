import type { Id } from '../shared/domain/ids'
import { AppFailure } from '../shared/domain/outcome'
import { mediaInfoSchema, type MediaInfo } from '../shared/domain/recording'
import type { RecordingFacts, Vault } from './vault/vault'

/** What was found when a recording was looked at, or null where it was not yet (or is unknown). */
export async function knownMedia(vault: Vault, recordingId: Id): Promise<MediaInfo | null> {
  try {
    return mediaIn(await vault.facts(recordingId))
  } catch (error) {
    if (error instanceof AppFailure && error.error.kind === 'recording-missing') return null
    throw error
  }
}

export function mediaIn(facts: RecordingFacts): MediaInfo | null {
  const media = mediaInfoSchema.safeParse(facts.media)
  return media.success ? media.data : null
}
