import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Annotation } from '../../../../shared/domain/annotation'
import type { Code } from '../../../../shared/domain/coding-scheme'
import { momentAt, pressCode } from '../../../../shared/domain/marking'
import type { Moment, MomentKind } from '../../../../shared/domain/moment'
import type { Recording } from '../../../../shared/domain/recording'
import { history } from '../../../state/app-history'
import { newId } from '../../../state/clock-and-ids'
import { insertion } from '../../../state/step'
import { useWords } from '../../../words/words'
import type { Player } from '../player/player'
import { closeAt, inBackground } from './edit-marks'

export interface Marking {
  readonly press: (code: Code) => void
  readonly mark: (kind: MomentKind) => Moment
  /** Lights up for a moment. */
  readonly justPressed: string | null
}

const LIT_MS = 220

/** Marks codes and moments at the playhead. */
export function useMarking(recording: Recording, player: Player, annotations: readonly Annotation[]): Marking {
  const say = useWords('notice')
  const open = useOpenIntervals(annotations)
  const [justPressed, setJustPressed] = useState<string | null>(null)
  useEffect(() => {
    if (justPressed === null) return undefined
    const timer = setTimeout(() => setJustPressed(null), LIT_MS)
    return () => clearTimeout(timer)
  }, [justPressed])

  const pen = () => ({ recordingId: recording.id, sessionId: recording.sessionId, at: player.playhead.time, newId: newId() })

  return {
    justPressed,
    press(code) {
      const press = pressCode(code, open.get(code.id), pen())
      setJustPressed(code.id)
      if (press.kind === 'close') {
        open.delete(code.id)
        inBackground(closeAt(press.id, press.at, oneFrame(player, press.at), player.duration))
        return
      }
      if (press.annotation.isOpen) open.set(code.id, press.annotation)
      inBackground(history.commit({ label: say('steps.mark', { label: code.label }), changes: [insertion('annotations', press.annotation)] }))
    },
    mark(kind) {
      const moment = momentAt(pen(), kind, recording.familyId, player.duration)
      const snapped = { ...moment, start: player.snap(moment.start), end: moment.end >= player.duration ? player.duration : player.snap(moment.end) }
      inBackground(history.commit({ label: say('steps.moment', { kind: say(`kinds.${kind}`) }), changes: [insertion('moments', snapped)] }))
      return snapped
    },
  }
}

function oneFrame(player: Player, at: number): number {
  return Math.max(1, player.frameAway(at, 1) - at)
}

/**
 * The open interval of each code. A second press may come before the first is on disk, so presses change this at once;
 * whenever everything is saved it is taken from what is stored, which also holds after undo.
 */
function useOpenIntervals(annotations: readonly Annotation[]): Map<string, Annotation> {
  const open = useRef(new Map<string, Annotation>())
  const saveState = useSyncExternalStore(history.subscribe, () => history.saveState)
  useEffect(() => {
    if (saveState === 'saving') return
    open.current.clear()
    for (const annotation of annotations) if (annotation.isOpen) open.current.set(annotation.codeId, annotation)
  }, [annotations, saveState])
  return open.current
}
