import type { Annotation } from '../../../shared/domain/annotation'
import type { Moment } from '../../../shared/domain/moment'
import type { SessionContents } from '../../../shared/domain/session'
import { belongingTo } from './records'
import { sessionContents, sessionContext, type SessionContext } from './session-contents'

/** What the screen of a session is drawn with the first time. */
export interface SessionAhead {
  readonly sessionId: string
  /** Null where any of it is gone. */
  readonly context: SessionContext | null
  readonly contents: SessionContents
  readonly annotations: readonly Annotation[]
  readonly moments: readonly Moment[]
}

/** Longer than this nobody looks at the screen before: the next one comes, and fills when it can. */
const MOST_MS = 400

let known: SessionAhead | null = null
let reading: string | null = null

/** Reads a session before its screen is made, so that it is drawn once and whole. Whatever fails here fails again there, and is said there. */
export async function readSessionAhead(sessionId: string): Promise<void> {
  known = null
  reading = sessionId
  const read = Promise.all([sessionContext(sessionId), sessionContents(sessionId), belongingTo('annotations', 'sessionId', sessionId), belongingTo('moments', 'sessionId', sessionId)])
  const kept = read.then(
    ([context, contents, annotations, moments]) => {
      if (reading === sessionId) known = { sessionId, context, contents, annotations, moments }
    },
    () => undefined,
  )
  await Promise.race([kept, new Promise<void>(resolve => setTimeout(resolve, MOST_MS))])
}

/** Null unless this very session was read and nothing has drawn it since. */
export function sessionAhead(sessionId: string): SessionAhead | null {
  return known?.sessionId === sessionId ? known : null
}

/** It is drawn, or nobody is to see it any more: from now on only what the database says counts. */
export function forgetSessionAhead(): void {
  known = null
  reading = null
}
