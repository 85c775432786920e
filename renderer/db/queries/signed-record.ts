import type { SignedRecord } from '../../../shared/domain/session-note'
import { belongingTo, oneOf } from './records'

/** What stands beside a session's note now, to be kept with its signature. */
export async function recordToSign(sessionId: string): Promise<SignedRecord> {
  const [session, ratings, goalRatings] = await Promise.all([
    oneOf('sessions', sessionId),
    belongingTo('fidelityRatings', 'sessionId', sessionId),
    belongingTo('goalRatings', 'sessionId', sessionId),
  ])
  if (!session) throw new Error('The session to be signed is gone')
  return { session, selfRating: ratings.find(rating => rating.rater === 'self') ?? null, goalRatings }
}
