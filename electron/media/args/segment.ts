import type { Colour } from '../footage-facts'
import type { FilmShape } from '../../../shared/domain/film-shape'
import type { Ms } from '../../../shared/domain/time'
import { matrixOf, toneMapping } from './colour'
import { footageInput, pictureInput, silenceInput, type FootageInput } from './inputs'

/** Counts up whenever the arguments below change what comes out, so that older segments are not used any more. */
export const segmentVersion = 1

/** A stretch of footage to show, worked out against its frame table. */
export interface Passage {
  readonly input: FootageInput
  readonly videoIndex: number
  /** Null: silent. */
  readonly audioIndex: number | null
  readonly width: number
  readonly height: number
  readonly colour: Colour
  /** When the first frame shown begins, ms; null to begin with the file. */
  readonly from: Ms | null
  /** `from` counts from the first thing in the file, not on the container's own clock. */
  readonly countsFromStart: boolean
  readonly slowdown: number
  /** Frames of the film that may repeat the last frame of footage, because footage ends there. */
  readonly mayRepeat: number
  readonly captionUrl: string | null
}

/** A passage of footage, exactly `frames` long, fitted to the film. */
export function clipArguments(film: FilmShape, frames: number, passage: Passage): string[] {
  const picture = [
    ...pictureFilters(film, passage),
    ...(passage.slowdown === 1 ? [] : [`setpts=${passage.slowdown}*PTS`]),
    `fps=${film.frameRate}:start_time=0:round=near`,
    ...(passage.mayRepeat > 0 ? [`tpad=stop_mode=clone:stop=${passage.mayRepeat}`] : []),
  ]
  return passageArguments(film, frames, passage, picture, (frames / film.frameRate / passage.slowdown + 0.5) * 1_000)
}

/** One frame of footage, held for `frames`. */
export function stillArguments(film: FilmShape, frames: number, passage: Passage): string[] {
  const picture = [
    'trim=end_frame=1',
    ...pictureFilters(film, passage),
    `loop=loop=${frames}:size=1`,
    `setpts=N/${film.frameRate}/TB`,
    `fps=${film.frameRate}`,
  ]
  return passageArguments(film, frames, { ...passage, audioIndex: null }, picture, 1_000)
}

/** A picture that fills the screen, held for `frames`. */
export function cardArguments(film: FilmShape, frames: number, pictureUrl: string): string[] {
  const graph = `[0:v]scale=${film.width}:${film.height}:out_color_matrix=bt709:out_range=tv,format=yuv420p,setsar=1,tpad=stop_mode=clone:stop=${frames},${wholly(frames)}[picture];${silence(film, frames, 1)}`
  return [...pictureInput(pictureUrl, film.frameRate), ...silenceInput(), ...single, '-filter_complex', graph, ...output(film)]
}

function passageArguments(film: FilmShape, frames: number, passage: Passage, picture: readonly string[], reads: Ms): string[] {
  const hasSound = passage.audioIndex !== null
  const pictureEnd = passage.captionUrl === null ? '[picture]' : '[footage]'
  const graph = [
    `[0:V:${passage.videoIndex}]${[...picture, wholly(frames)].join(',')}${pictureEnd}`,
    ...(passage.captionUrl === null ? [] : [captionGraph(film, hasSound ? 1 : 2)]),
    hasSound ? sound(film, frames, passage.audioIndex) : silence(film, frames, 1),
  ].join(';')
  return [
    ...footageInput(passage.input, { threads: 1, before: seek(passage, reads) }),
    ...(hasSound ? [] : silenceInput()),
    ...(passage.captionUrl === null ? [] : pictureInput(passage.captionUrl, film.frameRate)),
    ...single,
    '-filter_complex', graph,
    ...output(film),
  ]
}

// The table rounds times to whole milliseconds: a little earlier makes sure of the frame meant, and of no frame before it.
const seekSlack: Ms = 0.6

function seek(passage: Passage, reads: Ms): string[] {
  if (passage.from === null) return ['-t', seconds(reads)]
  return [...(passage.countsFromStart ? [] : ['-seek_timestamp', '1']), '-ss', seconds(Math.max(0, passage.from - seekSlack)), '-t', seconds(reads)]
}

function pictureFilters(film: FilmShape, passage: Passage): string[] {
  const fit = Math.min(film.width / passage.width, film.height / passage.height)
  const width = Math.min(film.width, even(passage.width * fit))
  const height = Math.min(film.height, even(passage.height * fit))
  const matrix = matrixOf(passage.colour, passage.height)
  const isWhole = width === film.width && height === film.height
  return [
    ...toneMapping(passage.colour, true),
    `scale=${width}:${height}:in_color_matrix=${matrix}:out_color_matrix=bt709:out_range=tv`,
    'format=yuv420p',
    'setsar=1',
    ...(isWhole ? [] : [`pad=${film.width}:${film.height}:-1:-1:color=0x141414`]),
  ]
}

const captionGraph = (film: FilmShape, input: number): string =>
  `[${input}:v]scale=${film.width}:${film.height}:out_color_matrix=bt709:out_range=tv,format=yuva420p[caption];[footage][caption]overlay=0:0:format=yuv420:eof_action=repeat[picture]`

const sound = (film: FilmShape, frames: number, index: number | null): string =>
  `[0:a:${index}]aresample=48000:async=1:first_pts=0,aformat=sample_fmts=s16:channel_layouts=stereo,apad,${exactly(film, frames)}`

const silence = (film: FilmShape, frames: number, input: number): string => `[${input}:a]aformat=sample_fmts=s16:channel_layouts=stereo,${exactly(film, frames)}`

// Not `-frames:v`, which would end the sound too, a few thousandths too early.
const wholly = (frames: number): string => `trim=end_frame=${frames}`

// As many samples as the pictures last, to the sample: 48 000 is a multiple of both frame rates. The loudness goes to the log.
const exactly = (film: FilmShape, frames: number): string =>
  `atrim=end_sample=${(frames * 48_000) / film.frameRate},ebur128,aformat=sample_fmts=s16:channel_layouts=stereo[sound]`

const single = ['-filter_complex_threads', '1'] as const
const seconds = (time: Ms): string => (time / 1_000).toFixed(4)
const even = (pixels: number): number => Math.max(2, Math.round(pixels / 2) * 2)

/** What every segment shares, so that their pictures can be joined without being encoded again. */
function output(film: FilmShape): string[] {
  return [
    '-map', '[picture]', '-map', '[sound]', '-fps_mode', 'passthrough',
    ...pictureEncoder(film), '-threads', '1',
    '-c:a', 'pcm_s16le', '-map_metadata', '-1', '-fflags', '+bitexact', '-f', 'nut', 'pipe:1',
  ]
}

/** Plays on phones, televisions and old laptops. */
export function pictureEncoder(film: FilmShape): string[] {
  const level = film.width * film.height <= 1_920 * 1_088 ? '4.1' : '5.1'
  return [
    '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '21', '-profile:v', 'high', '-level', level, '-pix_fmt', 'yuv420p',
    '-g', String(film.frameRate * 2), '-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv',
  ]
}
