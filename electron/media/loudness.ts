/** Loudness of a segment: one value per tenth of a second, each over the last 0.4 s, in LUFS. */
export type LoudnessBlocks = Float32Array

const target = -16
const mostGain = 12
const leastGain = -24

/** Reads ffmpeg's `ebur128` log lines; the first three tenths hear less than a whole block and do not count. */
export function loudnessReader(): { readonly line: (line: string) => void; readonly blocks: () => LoudnessBlocks } {
  const heard: number[] = []
  return {
    line: (line) => {
      const block = /ebur128.* M:\s*(-?[\d.]+|-?inf|nan) /.exec(line)
      if (block) heard.push(Number.isFinite(Number(block[1])) ? Number(block[1]) : -120)
    },
    blocks: () => Float32Array.from(heard.slice(3)),
  }
}

/** Decibels that bring a film of these segments to an even loudness, by the two gates of BS.1770; silence stays as it is. */
export function evenGain(segments: readonly LoudnessBlocks[]): number {
  const all = segments.flatMap((blocks) => [...blocks]).filter((block) => block > -70)
  if (all.length === 0) return 0
  const gate = meanLoudness(all) - 10
  const loudness = meanLoudness(all.filter((block) => block >= gate))
  return Math.round(Math.min(mostGain, Math.max(leastGain, target - loudness)) * 100) / 100
}

const meanLoudness = (blocks: readonly number[]): number => 10 * Math.log10(blocks.reduce((sum, block) => sum + 10 ** (block / 10), 0) / blocks.length)

export function encodeBlocks(blocks: LoudnessBlocks): Uint8Array {
  const bytes = new Uint8Array(blocks.length * 2)
  const view = new DataView(bytes.buffer)
  blocks.forEach((block, index) => view.setInt16(index * 2, Math.round(block * 100), true))
  return bytes
}

export function decodeBlocks(bytes: Uint8Array): LoudnessBlocks {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Float32Array.from({ length: bytes.byteLength / 2 }, (_, index) => view.getInt16(index * 2, true) / 100)
}
