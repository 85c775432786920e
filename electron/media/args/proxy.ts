import type { FootageFacts } from '../footage-facts'
import { footageInput, type FootageInput } from './inputs'
import { mp4InFragments } from './fragments'
import { matrixOf, toneMapping } from './colour'

/** How a copy for playing differs from its original. */
export interface CopyShape {
  /** Pixels; never more than the original's. */
  readonly height: number
  /** Seconds. */
  readonly keyFrameEvery: number
  readonly threads: number
}

/** Pictures that every browser plays, small enough to make quickly, each at its own time. MP4 in fragments to standard output. */
export function proxyArguments(input: FootageInput, facts: FootageFacts, shape: CopyShape, options: { readonly canToneMap: boolean }): string[] {
  const height = Math.min(shape.height, facts.height)
  const colour = facts.colour.hdr !== null && !options.canToneMap ? ({ matrix: 'bt2020', hdr: null } as const) : facts.colour
  const size = `scale=${even((facts.width * height) / facts.height)}:${even(height)}:in_color_matrix=${matrixOf(colour, facts.height)}:out_color_matrix=bt709:out_range=tv`
  return [
    ...footageInput(input, { threads: shape.threads, before: wholePackets(facts) }),
    ...map(facts),
    '-vf', ['yadif=deint=interlaced', ...toneMapping(colour, true), size, 'setsar=1', 'format=yuv420p'].join(','),
    // Frames keep their times: the frame table and every cut depend on them. Without B-frames the first one is at zero.
    '-fps_mode', 'passthrough', '-enc_time_base', '1:90000', '-video_track_timescale', '90000',
    '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-bf', '0', '-threads', String(shape.threads), '-force_key_frames', `expr:gte(t,n_forced*${shape.keyFrameEvery})`,
    '-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709',
    ...sound(facts, false),
    ...plainMetadata,
    ...mp4InFragments,
  ]
}

/** The same pictures in a container that browsers play, to standard output. `until`: where whole frames end, ms. */
export function copyArguments(input: FootageInput, facts: FootageFacts, until: number | null): string[] {
  const isWebm = facts.videoCodec === 'vp8' || facts.videoCodec === 'vp9'
  return [
    ...footageInput(input, { threads: 2, before: wholePackets(facts) }),
    ...map(facts),
    ...(until === null ? [] : ['-t', (until / 1_000).toFixed(3)]),
    '-c:v', 'copy', ...(isWebm ? webmSound(facts) : sound(facts, true)),
    ...plainMetadata,
    ...(isWebm ? ['-f', 'webm', 'pipe:1'] : mp4InFragments),
  ]
}

// The last packet of torn footage is a part of one, and would spoil the picture that it belongs to.
const wholePackets = (facts: FootageFacts): string[] => (facts.isTorn ? ['-fflags', '+discardcorrupt'] : [])

const plainMetadata = ['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact']
const even = (pixels: number): number => Math.max(2, Math.round(pixels / 2) * 2)

const map = (facts: FootageFacts): string[] => ['-map', `0:V:${facts.videoIndex}`, ...(facts.audioCodec === null ? [] : ['-map', `0:a:${facts.audioIndex}`])]

const mp4Sound: ReadonlySet<string> = new Set(['aac', 'opus', 'mp3'])

function sound(facts: FootageFacts, mayCopy: boolean): string[] {
  if (facts.audioCodec === null) return []
  // In a transport stream each packet of AAC says anew what it is; an MP4 says it once, in its index.
  if (mayCopy && mp4Sound.has(facts.audioCodec)) return ['-c:a', 'copy', ...(facts.audioCodec === 'aac' ? ['-bsf:a', 'aac_adtstoasc'] : [])]
  return ['-af', 'aresample=48000:async=1:first_pts=0', '-ac', '2', '-c:a', 'aac', '-b:a', '160k']
}

function webmSound(facts: FootageFacts): string[] {
  if (facts.audioCodec === null) return []
  if (facts.audioCodec === 'opus' || facts.audioCodec === 'vorbis') return ['-c:a', 'copy']
  return ['-af', 'aresample=48000:async=1:first_pts=0', '-ac', '2', '-c:a', 'libopus', '-b:a', '128k']
}
