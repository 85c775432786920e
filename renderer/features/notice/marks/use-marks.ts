import { useMemo } from 'react'
import type { Annotation } from '../../../../shared/domain/annotation'
import type { CodingScheme } from '../../../../shared/domain/coding-scheme'
import type { Id } from '../../../../shared/domain/ids'
import type { Moment } from '../../../../shared/domain/moment'
import { useLive } from '../../../db/live'
import { belongingTo } from '../../../db/queries/records'
import { useWords } from '../../../words/words'
import { marksOf } from './marks'

const nothing: readonly [readonly Annotation[], readonly Moment[]] = [[], []]

/** Everything marked in a recording, as it is stored. */
export function useMarks(recordingId: Id, scheme: CodingScheme) {
  const say = useWords('notice')
  // Together: what is marked is drawn once, not first without its moments.
  const [annotations, moments] = useLive(() => Promise.all([belongingTo('annotations', 'recordingId', recordingId), belongingTo('moments', 'recordingId', recordingId)]), [recordingId]) ?? nothing
  const marks = useMemo(() => marksOf(annotations, moments, scheme, kind => say(`kinds.${kind}`)), [annotations, moments, scheme, say])
  return { marks, annotations, moments }
}
