import { useEffect, useRef } from 'react'
import type { Annotation } from '../../../../shared/domain/annotation'
import type { Code } from '../../../../shared/domain/coding-scheme'
import { momentAt, pressCode, sameMoment } from '../../../../shared/domain/marking'
import type { Moment, MomentKind } from '../../../../shared/domain/moment'
import type { Recording } from '../../../../shared/domain/recording'
import { history } from '../../../state/app-history'
import { newId } from '../../../state/clock-and-ids'
import { saving } from '../../../state/saving'
import { insertion } from '../../../state/step'
import { useWords } from '../../../words/words'
import { lightUp } from '../codes/just-pressed'
import type { Player } from '../player/player'
import { closeAt } from './edit-marks'

export interface Marking {
  readonly press: (code: Code) => void
  /** Gives the moment that is marked here now, which may have been there before. */
  readonly mark: (kind: MomentKind) => Moment
}

/** Marks codes and moments at the playhead. */
export function useMarking(recording: Recording, player: Player, annotations: readonly Annotation[], moments: readonly Moment[]): Marking {
  const say = useWords('notice')
  const open = useOpenIntervals(annotations)
  const marked = useMomentsMarked(moments)
  const pen = () => ({ recordingId: recording.id, sessionId: recording.sessionId, at: player.playhead.time, newId: newId() })

  return {
    press(code) {
      const before = open.of(code.id)
      const press = pressCode(code, before, pen())
      if (press.kind === 'close') {
        if (before) open.expect({ ...before, isOpen: false })
        void saving(closeAt(press.id, press.at, oneFrame(player, press.at), player.duration))
        lightUp(code.id)
        return
      }
      if (press.annotation.isOpen) open.expect(press.annotation)
      void saving(history.commit({ label: say('steps.mark', { label: code.label }), changes: [insertion('annotations', press.annotation)] }))
      // After the write is on its way: drawing can wait, the mark cannot.
      lightUp(code.id)
    },
    mark(kind) {
      const moment = momentAt(pen(), kind, recording.familyId, player.duration)
      const snapped = { ...moment, start: player.snap(moment.start), end: moment.end >= player.duration ? player.duration : player.snap(moment.end) }
      const already = sameMoment(marked.known(), snapped)
      if (already) return already
      marked.expect(snapped)
      void saving(history.commit({ label: say('steps.moment', { kind: say(`kinds.${kind}`) }), changes: [insertion('moments', snapped)] }))
      return snapped
    },
  }
}

/** The moments there are, and one more whose write is still on its way: a second press may be quicker than the disk. */
function useMomentsMarked(moments: readonly Moment[]) {
  const stored = useRef(moments)
  const expected = useRef<{ readonly moment: Moment; readonly until: number } | null>(null)
  useEffect(() => {
    stored.current = moments
    if (moments.some(({ id }) => id === expected.current?.moment.id)) expected.current = null
  }, [moments])
  return {
    known: () => (expected.current && performance.now() < expected.current.until ? [...stored.current, expected.current.moment] : stored.current),
    expect: (moment: Moment) => {
      expected.current = { moment, until: performance.now() + EXPECTED_WITHIN_MS }
    },
  }
}

function oneFrame(player: Player, at: number): number {
  return Math.max(1, player.frameAway(at, 1) - at)
}

interface OpenIntervals {
  readonly of: (codeId: string) => Annotation | undefined
  readonly expect: (annotation: Annotation) => void
}

/** Longer than any write takes; an expectation that has not come true by then failed, and what is stored holds again. */
const EXPECTED_WITHIN_MS = 1_500

/**
 * The open interval of each code. A second press may come before the first is on disk, so what a press will make of it
 * holds until the stored rows say the same; from then on only they count, also after undo.
 */
function useOpenIntervals(annotations: readonly Annotation[]): OpenIntervals {
  const stored = useRef(annotations)
  const expected = useRef(new Map<string, { readonly annotation: Annotation; readonly until: number }>())
  useEffect(() => {
    stored.current = annotations
    for (const [codeId, { annotation }] of expected.current) {
      if (annotations.some(({ id, isOpen }) => id === annotation.id && isOpen === annotation.isOpen)) expected.current.delete(codeId)
    }
  }, [annotations])
  return {
    of(codeId) {
      const expectation = expected.current.get(codeId)
      if (expectation && performance.now() < expectation.until) return expectation.annotation.isOpen ? expectation.annotation : undefined
      return stored.current.find(annotation => annotation.isOpen && annotation.codeId === codeId)
    },
    expect: annotation => void expected.current.set(annotation.codeId, { annotation, until: performance.now() + EXPECTED_WITHIN_MS }),
  }
}
