import type { Colour } from '../footage-facts'

/** Brings HDR to the brightness of an ordinary screen, where this ffmpeg can; once, in floating point. */
export function toneMapping(colour: Colour, canToneMap: boolean): string[] {
  if (colour.hdr === null || !canToneMap) return []
  const transfer = colour.hdr === 'pq' ? 'smpte2084' : 'arib-std-b67'
  return [
    `zscale=tin=${transfer}:min=bt2020nc:pin=bt2020:t=linear:npl=100`,
    'format=gbrpf32le', 'zscale=p=bt709', 'tonemap=tonemap=hable:desat=0', 'zscale=t=bt709:m=bt709:r=tv', 'format=yuv420p',
  ]
}

/** Footage that does not name its matrix is read as browsers read it: by its size. */
export function matrixOf(colour: Colour, height: number): 'bt709' | 'smpte170m' | 'bt2020' {
  if (colour.hdr !== null) return 'bt709'
  const matrix = colour.matrix ?? (height < 720 ? 'bt601' : 'bt709')
  return matrix === 'bt601' ? 'smpte170m' : matrix
}
