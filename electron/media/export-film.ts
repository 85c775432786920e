import type { Id } from '../../shared/domain/ids'
import { AppFailure } from '../../shared/domain/outcome'
import type { Vault, VaultKey } from '../vault/vault'
import { boxesIn, findBox } from './mp4/boxes'
import { outlineMp4 } from './mp4/outline'
import { putIndexFirst } from './mp4/put-index-first'
import { objectAsFile } from './readable-file'

/**
 * Gives the bytes of a finished film as a file that any player opens: an ordinary MP4 with its index in front, no title, no
 * time of making, no name of a program. The film lies in the vault as just that, so its bytes go out as they are, a
 * megabyte or two in memory at a time. Anything but a film made here: `recording-missing`.
 */
export async function exportFilm(vault: Vault, recordingId: Id, write: (bytes: Uint8Array) => Promise<void>): Promise<void> {
  const key: VaultKey = `recordings/${recordingId}/original`
  const { origin } = await vault.facts(recordingId)
  const bytes = await vault.size(key)
  if (origin !== 'film' || bytes === null) throw new AppFailure({ kind: 'recording-missing', recordingId })
  const file = objectAsFile(vault, key, bytes)
  if (await putIndexFirst(file, write)) return

  const { heads, media, isTorn } = await outlineMp4((start, end) => file.part(start, end), bytes)
  const [index] = heads
  if (isTorn || !index || (media[0]?.start ?? 0) < index.end || !saysNothing(await file.part(index.start, index.end))) {
    throw new AppFailure({ kind: 'media-unreadable', problem: 'damaged' })
  }
  for await (const piece of file.pieces(0, bytes)) await write(piece)
}

/** Whether an index tells nothing beside pictures and sound: no time of making, and no room for words. */
function saysNothing(index: Uint8Array): boolean {
  const moov = boxesIn(index)[0]?.body
  if (!moov) return false
  const tracks = boxesIn(moov).filter(({ kind }) => kind === 'trak').map(({ body }) => body)
  const clocks = [findBox(moov, 'mvhd'), ...tracks.flatMap((track) => [findBox(track, 'tkhd'), findBox(track, 'mdia', 'mdhd')])]
  const hasWords = [moov, ...tracks].some((inside) => boxesIn(inside).some(({ kind }) => kind === 'udta' || kind === 'meta'))
  return !hasWords && clocks.every((clock) => clock?.subarray(4, clock[0] === 1 ? 20 : 12).every((byte) => byte === 0))
}
