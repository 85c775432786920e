import type { FidelityLine } from './fidelity'
import type { Programme } from './programme'
import type { Session } from './session'
import { MINUTE, type Instant, type Ms } from './time'

/** What of the programme has been done, against its template. Figures describe the work, never the parent. */
export interface Dose {
  readonly sessionsDone: number
  readonly sessionsPlanned: number
  readonly filmed: Ms
  readonly watched: Ms
  /** Whole weeks since the first session, and the most the template names. */
  readonly weeks: number
  readonly weeksMost: number
  readonly off: readonly DoseDeviation[]
}

/** Where a session differs from the template; `reason` is the worker's own words, empty while nobody has said. */
export interface DoseDeviation {
  readonly sessionNumber: number
  readonly kind: 'short-session' | 'little-film' | 'much-film' | 'nothing-watched'
  /** What was, and what the template asks. */
  readonly was: Ms
  readonly asked: Ms
  readonly reason: string
}

const WEEK: Ms = 7 * 24 * 60 * MINUTE

/** A session counts as done once its note is signed. */
export function doseOf(programme: Programme, sessions: readonly { readonly session: Session; readonly line: FidelityLine }[], now: Instant): Dose {
  const done = sessions.filter(({ line }) => line.signed !== null)
  const firstHeld = sessions.map(({ session }) => session.heldAt?.utc).filter(held => held !== undefined).toSorted()[0]
  return {
    sessionsDone: done.length,
    sessionsPlanned: programme.template.sessions,
    filmed: sessions.reduce((sum, { line }) => sum + line.filmed, 0),
    watched: sessions.reduce((sum, { line }) => sum + line.watched, 0),
    weeks: firstHeld === undefined ? 0 : Math.floor((Date.parse(now.utc) - Date.parse(firstHeld)) / WEEK),
    weeksMost: programme.template.weeks.most,
    off: done.flatMap(({ session, line }) => deviationsOf(programme, session, line)),
  }
}

function deviationsOf({ template }: Programme, session: Session, line: FidelityLine): DoseDeviation[] {
  const off = (kind: DoseDeviation['kind'], was: Ms, asked: Ms): DoseDeviation => ({
    sessionNumber: session.number,
    kind,
    was,
    asked,
    reason: session.deviation,
  })
  const deviations: DoseDeviation[] = []
  if (session.length !== null && session.length < template.sessionLength) deviations.push(off('short-session', session.length, template.sessionLength))
  if (line.filmed < template.filming.least) deviations.push(off('little-film', line.filmed, template.filming.least))
  if (line.filmed > template.filming.most) deviations.push(off('much-film', line.filmed, template.filming.most))
  if (line.watched === 0) deviations.push(off('nothing-watched', 0, 0))
  return deviations
}
