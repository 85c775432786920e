import { AppFailure } from '../../shared/domain/outcome'
import { footageInput, type FootageInput } from './args/inputs'
import type { FootageFacts } from './footage-facts'
import { unreadable } from './unreadable'
import type { RunFfmpeg } from './run-ffmpeg'

/** The facts as ffmpeg's log tells them, for footage that only ffmpeg can read. Its frames are known once it has a proxy. */
export async function askFfmpeg(run: RunFfmpeg, input: FootageInput, signal?: AbortSignal): Promise<FootageFacts> {
  const lines: string[] = []
  const args = [...footageInput(input, { threads: 1 }), '-map', '0:V:0', '-frames:v', '1', '-f', 'null', '-']
  try {
    const end = await run({ args, signal, line: (line) => lines.push(line), limit: 30_000, priority: 'normal' })
    if (end.frames === 0) throw unreadable('no-frames')
  } catch (error) {
    if (error instanceof AppFailure && error.error.kind === 'ffmpeg-failed') throw unreadable(problemIn(lines))
    throw error
  }
  return factsIn(lines)
}

/** Reads the part of the log that describes the first input. */
export function factsIn(lines: readonly string[]): FootageFacts {
  const described = lines.slice(0, lines.findIndex((line) => /^(Output #|Stream mapping)/.test(line)) + 1 || lines.length)
  const video = described.find((line) => /Stream #0:\d+.*: Video: /.test(line) && !line.includes('(attached pic)'))
  const audio = described.find((line) => /Stream #0:\d+.*: Audio: /.test(line))
  if (!video) throw unreadable('no-picture')
  const [, codec = 'unknown'] = /: Video: (\w+)/.exec(video) ?? []
  const [, width = '0', height = '0'] = /, (\d{2,5})x(\d{2,5})/.exec(video) ?? []
  const [, sarWidth = '1', sarHeight = '1'] = /SAR (\d+):(\d+)/.exec(video) ?? []
  const [, turned = '0'] = /rotation of (-?\d+)/.exec(described.join('\n')) ?? []
  const [, hours = '0', minutes = '0', seconds = '0'] = /Duration: (\d+):(\d+):([\d.]+)/.exec(described.join('\n')) ?? []
  const [, start = '0'] = /, start: (-?[\d.]+)/.exec(described.join('\n')) ?? []
  const shown = [Math.round((Number(width) * Number(sarWidth)) / Math.max(1, Number(sarHeight))), Number(height)] as const
  const isUpright = Math.abs(Number(turned)) % 180 === 0
  return {
    videoCodec: codec,
    videoParameters: null,
    audioCodec: audio ? (/: Audio: (\w+)/.exec(audio)?.[1] ?? 'unknown') : null,
    width: Math.max(1, isUpright ? shown[0] : shown[1]),
    height: Math.max(1, isUpright ? shown[1] : shown[0]),
    videoIndex: 0,
    audioIndex: 0,
    colour: { matrix: null, hdr: /smpte2084/.test(video) ? 'pq' : /arib-std-b67/.test(video) ? 'hlg' : null },
    frames: null,
    keyFrames: new Uint32Array(),
    duration: Math.round(((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000),
    firstTime: Math.round(Number(start) * 1_000),
    saysItsLength: false,
    isTorn: false,
    claimedDuration: null,
  }
}

function problemIn(lines: readonly string[]): 'no-picture' | 'unknown-codec' | 'damaged' {
  const log = lines.join('\n')
  if (/matches no streams/.test(log)) return 'no-picture'
  return /Decoder \(codec .*\) not found|Unknown decoder|no decoder|unknown codec/i.test(log) ? 'unknown-codec' : 'damaged'
}
