import type { Annotation } from './annotation'
import { MINUTE, type Ms } from './time'

/** How often a code was marked in a session: a description of the coding, comparable only between stretches of film of any length. */
export interface CodeRate {
  readonly codeId: string
  readonly count: number
  /** Per ten minutes of coded film; null without film. */
  readonly perTenMinutes: number | null
}

/** Counts per code over a session's recordings; `filmed` is their summed length. Codes never marked are left out. */
export function codeRates(annotations: readonly Annotation[], filmed: Ms): readonly CodeRate[] {
  const counts = new Map<string, number>()
  for (const { codeId } of annotations) counts.set(codeId, (counts.get(codeId) ?? 0) + 1)
  return [...counts].map(([codeId, count]) => ({ codeId, count, perTenMinutes: filmed > 0 ? (count * 10 * MINUTE) / filmed : null }))
}
