import type { FilmPlan } from '../../shared/domain/film-plan'
import type { Id } from '../../shared/domain/ids'
import type { MediaInfo, RecordingPictures } from '../../shared/domain/recording'

/**
 * What the rest of the main process asks of this room. All of it works on keys in the vault; expected failures are
 * `AppFailure`s (`media-unreadable`, `ffmpeg-missing`, `ffmpeg-failed`, `render-mismatch`, `cancelled`, `disk-full` …).
 */
export interface Media {
  /** Version and what is missing of what we need (encoders, filters), or null where there is no ffmpeg. */
  ffmpeg(): Promise<{ readonly version: string; readonly missing: readonly string[] } | null>
  /**
   * Looks at the original of a recording: facts, frame table; a proxy where a browser cannot play it; keeps `media` in its
   * facts. Thumbnails and waveform are begun and come later, through `pictures`. `signal` stops it and leaves nothing new.
   */
  examine(recordingId: Id, options: { readonly signal?: AbortSignal; readonly progress?: (phase: 'looking' | 'proxy', fraction: number) => void }): Promise<MediaInfo>
  /** Start of each frame, ms, ascending. */
  frames(recordingId: Id): Promise<Uint32Array>
  pictures(recordingId: Id): Promise<RecordingPictures>
  /** `quick` where there is a copy to jump about in; begins one where it would help. */
  partToPlay(recordingId: Id): Promise<'play' | 'quick'>
  /** Puts the film's bytes into the vault as `recordings/<new id>/original`, examined. */
  render(filmId: Id, plan: FilmPlan, progress: (fraction: number) => void): Promise<{ recordingId: Id; media: MediaInfo }>
  /** Renders items into the clip cache at low priority; a render asked for meanwhile goes first. */
  prepare(plan: FilmPlan): Promise<void>
  cancelRender(filmId: Id): void
  /** Less work while a person films. */
  setBusy(isBusy: boolean): void
  close(): Promise<void>
}

