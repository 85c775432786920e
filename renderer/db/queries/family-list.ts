import type { Family } from '../../../shared/domain/family'
import type { Id } from '../../../shared/domain/ids'
import type { FamilyStanding } from '../family-standing'
import { store } from '../open-database'
import { familyOverview, nextSession, type FamilyOverview } from './family-overview'

export interface ListedFamily {
  readonly family: Family
  /** Null where it has not been told yet: `tellStanding`. */
  readonly standing: FamilyStanding | null
}

/** Every family, and what is known of where it stands: two tables, opened in one question. */
export async function familyList(): Promise<readonly ListedFamily[]> {
  const [families, standings] = await Promise.all([store.all('families'), store.standings()])
  const known = new Map(standings.map(standing => [standing.id, standing]))
  return families.map(family => ({ family, standing: known.get(family.id) ?? null }))
}

let wanted = new Set<Id>()
let telling: Promise<void> = Promise.resolve()

/** Has it told where a family stands; then `familyList` knows. All that is asked for in one turn is told together. */
export function tellStanding(familyId: Id): void {
  wanted.add(familyId)
  if (wanted.size > 1) return
  telling = telling.then(() => new Promise<void>(resolve => setTimeout(resolve, 0))).then(async () => {
    const familyIds = [...wanted]
    wanted = new Set()
    // Locked meanwhile, or a disk that refuses: the list goes without, and asks again when it is drawn anew.
    await store.keepStandings(familyIds, async id => standingOf(await familyOverview(id))).catch(() => undefined)
  })
}

function standingOf(overview: FamilyOverview | null): FamilyStanding | null {
  if (overview === null) return null
  const { family, sessions, consents } = overview
  const next = nextSession(sessions)
  return {
    id: family.id,
    count: sessions.length,
    signed: sessions.filter(({ contents }) => contents.isSigned).length,
    next: next && { session: pick(next.session), contents: next.contents },
    lastMet: sessions.map(({ session }) => session.heldAt).filter(heldAt => heldAt !== null).toSorted((a, b) => a.utc.localeCompare(b.utc)).at(-1) ?? null,
    consents,
  }
}

const pick = ({ number, theme, heldAt, plannedFor }: NonNullable<FamilyStanding['next']>['session']) => ({ number, theme, heldAt, plannedFor })
