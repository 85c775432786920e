import { footageInput, type FootageInput } from './inputs'

export const tileWidth = 160
export const columns = 10
export const mostTiles = 120
/** Samples a second that are enough to see where someone speaks. */
export const peakRate = 8_000

/**
 * One JPEG grid to standard output; each chosen frame's time appears in the log (`showinfo`). `choose` is either every
 * n-th key frame, or a frame each so many seconds where key frames are too far apart.
 */
export function tileArguments(
  input: FootageInput,
  choose: { readonly everyKeyFrame: number } | { readonly everySeconds: number },
  grid: { readonly rows: number; readonly height: number; readonly videoIndex: number },
): string[] {
  const byKey = 'everyKeyFrame' in choose
  const select = byKey ? `select='not(mod(n,${choose.everyKeyFrame}))'` : `select='isnan(prev_selected_t)+gte(t-prev_selected_t,${choose.everySeconds.toFixed(3)})'`
  return [
    '-copyts', '-filter_threads', '1',
    ...footageInput(input, { threads: 1, before: byKey ? ['-skip_frame', 'nokey'] : [] }),
    '-map', `0:V:${grid.videoIndex}`, '-an', '-sn',
    '-vf', [select, `scale=${tileWidth}:${grid.height}:flags=bilinear:out_range=pc`, 'setsar=1', 'showinfo=checksum=0', `tile=${columns}x${grid.rows}`].join(','),
    '-fps_mode', 'passthrough', '-frames:v', '1', '-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p', '-q:v', '5', '-f', 'image2pipe', 'pipe:1',
  ]
}

/** The sound as it lies under the pictures, one channel of 16-bit samples to standard output. */
export function peakArguments(input: FootageInput, audioIndex: number): string[] {
  return [
    '-copyts', ...footageInput(input, { threads: 1 }), '-map', `0:a:${audioIndex}`, '-vn', '-sn',
    '-af', `aresample=${peakRate}:async=1:first_pts=0`, '-ac', '1', '-c:a', 'pcm_s16le', '-f', 's16le', 'pipe:1',
  ]
}
