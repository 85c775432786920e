import { useState } from 'react'
import { z } from 'zod'
import type { Family } from '../../../shared/domain/family'
import type { FeedbackFilm } from '../../../shared/domain/feedback-film'
import type { Session } from '../../../shared/domain/session'
import { msSchema } from '../../../shared/domain/time'
import { useDraft } from '../../state/use-draft'
import type { RemarkDraft } from './remark-box'
import { lastSpeaker, speakers } from './remarks'
import type { Watching } from './use-watching'

interface RemarkPlace {
  readonly session: Session
  readonly family: Family
  readonly film: FeedbackFilm
  readonly worker: string
}

/** A remark that was begun, and whether it is being written or was put away for now. */
const keptSchema = z.object({ draft: z.object({ at: msSchema, who: z.string(), words: z.string() }), isPutAway: z.boolean() }).nullable()

/** Both ids in full have room where one id goes. */
export const remarkDraftId = (session: Pick<Session, 'id'>, film: Pick<FeedbackFilm, 'id'>): string => `${session.id}${film.id}`.replaceAll('-', '').slice(0, 64)

/**
 * A remark keeps its words and its place until it is kept: behind the bar when it was put away, and behind a lock. One that was
 * being written when the film went away is there again with it, where the film stood.
 */
export function useRemarkDraft({ session, film, family, worker }: RemarkPlace, watching: Watching) {
  const [isWriting, setWriting] = useState(false)
  const kept = useDraft<z.infer<typeof keptSchema>>({
    id: remarkDraftId(session, film),
    ownedBy: () => ({ sessionId: session.id }),
    shape: keptSchema,
    first: () => null,
    onRestored: found => {
      if (found === null || found.isPutAway) return
      watching.stopAt(found.draft.at)
      setWriting(true)
    },
  })
  const begun = kept.typed?.draft ?? null
  const write = (draft: RemarkDraft) => kept.change({ draft, isPutAway: false })
  const end = () => {
    kept.drop()
    setWriting(false)
  }
  return {
    draft: isWriting ? begun : null,
    changeDraft: write,
    beginDraft: () => {
      watching.pause()
      write(begun ?? { at: watching.now(), who: lastSpeaker(family, speakers(family, worker)), words: '' })
      setWriting(true)
    },
    putAwayDraft: () => {
      if (begun === null || begun.words.trim() === '') return end()
      kept.change({ draft: begun, isPutAway: true })
      setWriting(false)
    },
    endDraft: end,
  }
}
