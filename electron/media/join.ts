import { AppFailure } from '../../shared/domain/outcome'
import type { Vault, VaultKey } from '../vault/vault'
import { joinArguments, joinList } from './args/join'
import type { FoundFfmpeg } from './find-ffmpeg'
import { layOutAnew } from './lay-out-anew'
import { HOUR } from './limits'
import { decodeBlocks, evenGain, type LoudnessBlocks } from './loudness'
import { loudnessKey, type Segment } from './segment'
import { readBytes } from './vault-bytes'

export interface JoinOptions {
  readonly signal: AbortSignal
  readonly progress: (fraction: number) => void
}

/** Joins segments into one film under `key`: the pictures stay as they are, the sound is evened out and encoded once. */
export async function joinSegments(vault: Vault, ffmpeg: FoundFfmpeg, segments: readonly Segment[], key: VaultKey, options: JoinOptions): Promise<void> {
  const lent: { readonly url: string; release(): Promise<void> }[] = []
  const writer = await vault.write(key)
  try {
    const heard: LoudnessBlocks[] = []
    for (const segment of segments) {
      lent.push(await vault.lend(segment.key))
      heard.push(await readLoudness(vault, segment))
    }
    const parts = segments.map((segment, index) => ({
      url: lent[index]?.url ?? '',
      length: Math.round((segment.frames * 1_000_000) / segment.film.frameRate),
    }))
    const filmLength = parts.reduce((sum, part) => sum + part.length, 0) / 1_000
    await ffmpeg.run({
      args: joinArguments(parts, evenGain(heard)),
      input: joinList(parts),
      output: (bytes) => writer.append(bytes),
      progress: (outTime) => options.progress(Math.min(1, outTime / filmLength)),
      signal: options.signal,
      limit: HOUR,
      priority: 'normal',
    })
    if (options.signal.aborted) throw new AppFailure({ kind: 'cancelled' })
    await writer.commit()
    await layOutAnew(vault, key, 'mov', options.signal)
  } finally {
    await writer.abandon()
    for (const loan of lent) await loan.release()
  }
}

async function readLoudness(vault: Vault, segment: Segment): Promise<LoudnessBlocks> {
  const key = loudnessKey(segment.key)
  const size = (await vault.size(key)) ?? 0
  return decodeBlocks(size === 0 ? new Uint8Array() : await readBytes(vault, key, 0, size))
}
