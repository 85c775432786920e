import type { MediaProblem } from '../../shared/domain/outcome'

/** The families of containers that we hand to a demuxer, by ffmpeg's names for them. */
export type Container = 'mov' | 'matroska' | 'avi' | 'mpegts'

/** How many bytes from the start are enough to tell. */
export const sniffLength = 4_096

/**
 * Tells what a file is from its first bytes, before any parser opens it: a playlist can make a player open other files,
 * so text of any kind is refused here whatever its name says.
 */
export function sniff(head: Uint8Array): { readonly container: Container } | { readonly problem: MediaProblem } {
  if (head.length === 0) return { problem: 'empty' }
  const found = signatures.find((signature) => signature.matches(head))
  if (found) return found.is
  return { problem: isPlaylist(head) ? 'playlist' : 'not-media' }
}

interface Signature {
  readonly matches: (head: Uint8Array) => boolean
  readonly is: { readonly container: Container } | { readonly problem: MediaProblem }
}

const movBoxes = new Set(['ftyp', 'moov', 'mdat', 'free', 'skip', 'wide', 'pnot', 'moof', 'styp', 'sidx', 'uuid'])

const signatures: readonly Signature[] = [
  { matches: (head) => movBoxes.has(letters(head, 4, 8)), is: { container: 'mov' } },
  { matches: (head) => startsWith(head, [0x1a, 0x45, 0xdf, 0xa3]), is: { container: 'matroska' } },
  { matches: (head) => letters(head, 0, 4) === 'RIFF' && letters(head, 8, 12) === 'AVI ', is: { container: 'avi' } },
  { matches: (head) => repeats(head, 0x47, 0, 188) || repeats(head, 0x47, 4, 192), is: { container: 'mpegts' } },
  { matches: (head) => letters(head, 0, 3) === 'ID3' || letters(head, 0, 4) === 'fLaC', is: { problem: 'no-picture' } },
  { matches: (head) => letters(head, 0, 4) === 'RIFF' && letters(head, 8, 12) === 'WAVE', is: { problem: 'no-picture' } },
  // MPEG audio and ADTS begin with eleven or twelve set bits.
  { matches: (head) => head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0 && head[1] !== 0xff, is: { problem: 'no-picture' } },
  // Ogg, Windows Media, Flash and MPEG programme streams are films, but none that we open.
  { matches: (head) => letters(head, 0, 4) === 'OggS' || letters(head, 0, 3) === 'FLV', is: { problem: 'unknown-codec' } },
  { matches: (head) => startsWith(head, [0x30, 0x26, 0xb2, 0x75]) || startsWith(head, [0, 0, 1, 0xba]), is: { problem: 'unknown-codec' } },
]

function isPlaylist(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head).replace(/^\uFEFF/, '').trimStart().toLowerCase()
  return ['#extm3u', 'ffconcat', '[playlist]', 'file ', "file '"].some((start) => text.startsWith(start)) || /<(mpd|smil|asx|playlist)[\s>]/.test(text)
}

const letters = (head: Uint8Array, start: number, end: number): string => String.fromCharCode(...head.subarray(start, end))
const startsWith = (head: Uint8Array, bytes: readonly number[]): boolean => bytes.every((byte, index) => head[index] === byte)
const repeats = (head: Uint8Array, byte: number, first: number, step: number): boolean =>
  head.length > first + 2 * step && [0, 1, 2].every((count) => head[first + count * step] === byte)
