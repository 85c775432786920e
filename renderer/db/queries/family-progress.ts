import type { Annotation } from '../../../shared/domain/annotation'
import type { FeedbackFilm } from '../../../shared/domain/feedback-film'
import type { Id } from '../../../shared/domain/ids'
import type { Moment } from '../../../shared/domain/moment'
import type { Recording } from '../../../shared/domain/recording'
import type { Remark } from '../../../shared/domain/remark'
import { familyOverview, type FamilyOverview } from './family-overview'
import { belongingTo } from './records'

export interface FamilyWork extends FamilyOverview {
  readonly recordings: readonly Recording[]
  readonly moments: readonly Moment[]
  readonly films: readonly FeedbackFilm[]
  readonly annotations: readonly Annotation[]
  readonly remarks: readonly Remark[]
  /** Films of which some was watched. */
  readonly watchedFilmIds: ReadonlySet<Id>
}

/** Everything that progress is told from; null where there is no such family. */
export async function familyWork(familyId: Id): Promise<FamilyWork | null> {
  const overview = await familyOverview(familyId)
  if (!overview) return null
  const ofSessions = async <T>(read: (sessionId: Id) => Promise<readonly T[]>) => (await Promise.all(overview.sessions.map(({ session }) => read(session.id)))).flat()
  const [recordings, moments, films, events, annotations, remarks] = await Promise.all([
    belongingTo('recordings', 'familyId', familyId),
    belongingTo('moments', 'familyId', familyId),
    belongingTo('films', 'familyId', familyId),
    belongingTo('fidelityEvents', 'familyId', familyId),
    ofSessions(id => belongingTo('annotations', 'sessionId', id)),
    ofSessions(id => belongingTo('remarks', 'sessionId', id)),
  ])
  const watchedFilmIds = new Set(events.flatMap(({ what }) => (what.kind === 'watched' ? [what.filmId] : [])))
  return { ...overview, recordings, moments, films, annotations, remarks, watchedFilmIds }
}
