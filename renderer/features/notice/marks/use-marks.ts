import { useMemo } from 'react'
import type { Annotation } from '../../../../shared/domain/annotation'
import type { CodingScheme } from '../../../../shared/domain/coding-scheme'
import type { Id } from '../../../../shared/domain/ids'
import type { Moment } from '../../../../shared/domain/moment'
import { useLive } from '../../../db/live'
import { belongingTo } from '../../../db/queries/records'
import { useWords } from '../../../words/words'
import { marksOf } from './marks'

const noAnnotations: readonly Annotation[] = []
const noMoments: readonly Moment[] = []

/** Everything marked in a recording, as it is stored. */
export function useMarks(recordingId: Id, scheme: CodingScheme) {
  const say = useWords('notice')
  const annotations = useLive(() => belongingTo('annotations', 'recordingId', recordingId), [recordingId]) ?? noAnnotations
  const moments = useLive(() => belongingTo('moments', 'recordingId', recordingId), [recordingId]) ?? noMoments
  const marks = useMemo(() => marksOf(annotations, moments, scheme, kind => say(`kinds.${kind}`)), [annotations, moments, scheme, say])
  return { marks, annotations, moments }
}
