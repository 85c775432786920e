import { mp4InFragments } from './fragments'
import { fence } from './inputs'

export interface JoinPart {
  readonly url: string
  /** Length, in microseconds. */
  readonly length: number
}

/** The list that ffmpeg's joiner reads from standard input. Only addresses lent by the vault stand in it. */
export function joinList(parts: readonly JoinPart[]): string {
  const lines = parts.flatMap(({ url, length }) => [`file '${absolute(url).replaceAll("'", "'\\''")}'`, `duration ${length}us`])
  return ['ffconcat version 1.0', ...lines, ''].join('\n')
}

/** Segments into one film to standard output: pictures as they are, the sound encoded once, louder or softer by `gain` decibels. */
export function joinArguments(parts: readonly JoinPart[], gain: number): string[] {
  return [
    ...fence(parts[0]?.url ?? '', 'concat,nut', ',pipe'), '-f', 'concat', '-safe', '0', '-i', 'pipe:0',
    '-map', '0:v:0', '-map', '0:a:0', '-c:v', 'copy',
    // The encoder signs its pictures with its name and settings; nothing that is shown lies in such units.
    '-bsf:v', 'filter_units=remove_types=6',
    '-af', `volume=${gain.toFixed(2)}dB,alimiter=limit=0.89:attack=5:release=50:level=disabled:latency=1`,
    '-c:a', 'aac', '-b:a', '160k', '-ar', '48000', '-ac', '2', '-threads', '1',
    '-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact',
    '-video_track_timescale', '90000', ...mp4InFragments,
  ]
}

// The joiner reads a bare path as relative to the list, which lies in a pipe.
const absolute = (url: string): string => (/^(https?|file):/.test(url) ? url : `file:${url}`)
