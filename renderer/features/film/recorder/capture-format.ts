/**
 * Fragmented MP4 first: it plays, seeks and knows its length without being rewritten, also after a kill. Matroska and WebM
 * say nothing about their length while they grow, and are looked at again when they are closed.
 */
const preferred = [
  'video/mp4;codecs=avc1.640028,opus',
  'video/mp4;codecs=avc1.42E01F,opus',
  'video/mp4;codecs=avc1,opus',
  'video/x-matroska;codecs=avc1,opus',
  'video/webm;codecs=vp9,opus',
  'video/webm;codecs=vp8,opus',
  'video/webm',
] as const

/** The best container and codecs that this browser can record, or null where it can record none. */
export function chooseFormat(isSupported: (mimeType: string) => boolean): string | null {
  return preferred.find(isSupported) ?? null
}

/**
 * Fragmented MP4 hands over a piece only when the next key frame has come, so a kill loses what came since the last but one
 * key frame. Measured at 2 s: up to 4 s lost; at 1 s, and asked for twice as often: at most 1.5 s.
 */
export const KEY_FRAME_EVERY_MS = 1_000
export const CHUNK_MS = 500
export const SOUND_BITS_PER_SECOND = 128_000

/** Bits per second of picture that keep faces readable: 4 Mb/s for 720p, 6 Mb/s for 1080p. */
export function pictureBitsPerSecond(height: number): number {
  return height > 720 ? 6_000_000 : 4_000_000
}
