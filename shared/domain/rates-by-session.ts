import type { Annotation } from './annotation'
import { codeRates } from './code-rate'
import type { CodingScheme } from './coding-scheme'
import type { Id } from './ids'
import { mediaOf, type Recording } from './recording'
import type { Session } from './session'
import type { Ms } from './time'

/** What was marked per session, as a table: only coded sessions, only codes that were marked, both in their own order. */
export interface RateTable {
  readonly sessions: readonly { readonly id: Id; readonly number: number; readonly filmed: Ms }[]
  readonly rows: readonly {
    readonly codeId: string
    readonly label: string
    readonly trackId: string
    /** Per session in the order above. */
    readonly cells: readonly { readonly count: number; readonly perTenMinutes: number | null }[]
  }[]
}

/** Only footage with at least one mark counts as coded; what nobody has coded yet says nothing. */
export function ratesBySession(scheme: CodingScheme, sessions: readonly Session[], recordings: readonly Recording[], annotations: readonly Annotation[]): RateTable {
  const coded = sessions.flatMap(session => {
    const marked = annotations.filter(annotation => annotation.sessionId === session.id)
    const codedIds = new Set(marked.map(annotation => annotation.recordingId))
    const filmed = recordings.filter(recording => codedIds.has(recording.id)).reduce((sum, recording) => sum + (mediaOf(recording)?.duration ?? 0), 0)
    return marked.length === 0 ? [] : [{ id: session.id, number: session.number, filmed, rates: codeRates(marked, filmed) }]
  })
  const rows = scheme.codes.map(({ id, label, trackId }) => ({
    codeId: id,
    label,
    trackId,
    cells: coded.map(({ rates, filmed }) => rates.find(rate => rate.codeId === id) ?? { count: 0, perTenMinutes: filmed > 0 ? 0 : null }),
  }))
  return { sessions: coded.map(({ id, number, filmed }) => ({ id, number, filmed })), rows: rows.filter(({ cells }) => cells.some(({ count }) => count > 0)) }
}
