import type { Id } from '../../shared/domain/ids'
import { SECOND } from '../../shared/domain/time'
import type { Vault, VaultKey } from '../vault/vault'
import { sniffObject } from './examine'
import type { ExaminedMedia } from './film-source'
import type { FoundFfmpeg } from './find-ffmpeg'
import type { GiveWay } from './give-way'
import { encodeQuick } from './proxy'
import { readContainer } from './read-container'
import { sizeOf } from './vault-bytes'

// A jump decodes everything since the last key frame: at 1080p three seconds of that take longer than a person waits.
const farApart = 3 * SECOND

/** Whether footage is played as it is although its key frames lie so far apart that jumping about in it is slow. */
function wantsQuick({ media, source }: ExaminedMedia): boolean {
  return !media.hasProxy && source.part === 'original' && media.duration / Math.max(1, source.keyFrames) > farApart
}

export interface QuickWish {
  readonly examined: ExaminedMedia
  readonly signal: AbortSignal
  readonly clear: GiveWay['clear']
}

/** Makes the copy for jumping about in, where one is wanted and none is there. */
export async function makeQuick(vault: Vault, ffmpeg: FoundFfmpeg, recordingId: Id, { examined, signal, clear }: QuickWish): Promise<void> {
  if (!wantsQuick(examined) || (await vault.size(`recordings/${recordingId}/quick`)) !== null) return
  await clear(signal)
  const key: VaultKey = `recordings/${recordingId}/original`
  const size = await sizeOf(vault, key, recordingId)
  const container = await sniffObject(vault, key, size)
  const facts = await readContainer(vault, key, size, container, { signal })
  if (facts) await encodeQuick(vault, ffmpeg, { recordingId, facts, container, signal, clear })
}
