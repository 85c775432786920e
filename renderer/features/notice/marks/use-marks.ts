import { useMemo } from 'react'
import type { Annotation } from '../../../../shared/domain/annotation'
import type { CodingScheme } from '../../../../shared/domain/coding-scheme'
import type { Id } from '../../../../shared/domain/ids'
import type { Moment } from '../../../../shared/domain/moment'
import type { Recording } from '../../../../shared/domain/recording'
import { useLive } from '../../../db/live'
import { belongingTo } from '../../../db/queries/records'
import { sessionAhead } from '../../../db/queries/session-ahead'
import { useWords } from '../../../words/words'
import { marksIn } from './marks'

const nothing: readonly [readonly Annotation[], readonly Moment[]] = [[], []]

/** Everything marked in a recording of a session, as it is stored. */
export function useMarks({ id: recordingId, sessionId }: Recording, scheme: CodingScheme) {
  const say = useWords('notice')
  const ahead = sessionAhead(sessionId)
  const isHere = (one: { readonly recordingId: Id }) => one.recordingId === recordingId
  // Together: what is marked is drawn once, not first without its moments.
  const [annotations, moments] = useLive(() => Promise.all([belongingTo('annotations', 'recordingId', recordingId), belongingTo('moments', 'recordingId', recordingId)]), [recordingId], ahead ? [ahead.annotations.filter(isHere), ahead.moments.filter(isHere)] : undefined) ?? nothing
  const marksOf = useMemo(() => marksIn(scheme, kind => say(`kinds.${kind}`)), [scheme, say])
  const marks = useMemo(() => marksOf(annotations, moments), [marksOf, annotations, moments])
  return { marks, annotations, moments }
}
