import type { Media } from '../../electron/media/media'
import type { Vault } from '../../electron/vault/vault'
import { AppFailure } from '../../shared/domain/outcome'
import type { MediaInfo } from '../../shared/domain/recording'

export const someMedia: MediaInfo = { duration: 1_000, width: 640, height: 360, frameRate: 25, frames: 25, hasSound: true, videoCodec: 'avc', bytes: 4, hasProxy: false, cutOffAt: null }

/** A media room that finds the same in everything that has bytes, and remembers whether it was told to keep quiet. */
export function fakeMedia(vault: Vault, changes: Partial<Media> = {}): Media & { readonly isBusy: boolean } {
  let isBusy = false
  return {
    ffmpeg: async () => ({ version: '6.1', missing: [] }),
    async examine(recordingId) {
      if (!(await vault.size(`recordings/${recordingId}/original`))) throw new AppFailure({ kind: 'media-unreadable', problem: 'empty' })
      await vault.updateFacts(recordingId, { media: someMedia })
      return someMedia
    },
    frames: async () => Uint32Array.of(0, 40, 80),
    pictures: async () => ({ tiles: [], columns: 1, rows: 1, tileWidth: 160, tileHeight: 90, peaks: Uint8Array.of(1, 2), peakStep: 100 }),
    partToPlay: async () => 'play',
    render: () => Promise.reject(new AppFailure({ kind: 'ffmpeg-missing' })),
    prepare: async () => undefined,
    cancelRender: () => undefined,
    setBusy: (busy) => void (isBusy = busy),
    close: async () => undefined,
    get isBusy() {
      return isBusy
    },
    ...changes,
  }
}
