import { z } from 'zod'
import { mediaInfoSchema, type MediaInfo } from '../../shared/domain/recording'

/** What cutting a film from a recording needs to know besides `MediaInfo`; kept with it in the recording's facts. */
const filmSourceSchema = z.object({
  /** Films are cut from the original unless that is broken. */
  part: z.enum(['original', 'proxy']),
  container: z.enum(['mov', 'matroska', 'avi', 'mpegts']),
  /** True where the frame table counts from the first thing in the file, as a proxy made by decoding does. */
  countsFromStart: z.boolean(),
  videoIndex: z.int().min(0),
  audioIndex: z.int().min(0),
  colour: z.object({ matrix: z.enum(['bt709', 'bt601', 'bt2020']).nullable(), hdr: z.enum(['pq', 'hlg']).nullable() }),
  keyFrames: z.int().min(0),
})
export type FilmSource = z.infer<typeof filmSourceSchema>

export interface ExaminedMedia {
  readonly media: MediaInfo
  readonly source: FilmSource
}

/** How both are kept in the vault's facts of a recording: a `MediaInfo` with one key more. */
export const keepExamined = ({ media, source }: ExaminedMedia): unknown => ({ ...media, source })

/** What was kept, or null where the recording has not been examined. */
export function examinedIn(kept: unknown): ExaminedMedia | null {
  const read = mediaInfoSchema.extend({ source: filmSourceSchema }).safeParse(kept)
  if (!read.success) return null
  const { source, ...media } = read.data
  return { media, source }
}
