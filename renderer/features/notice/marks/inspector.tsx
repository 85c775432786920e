import { Repeat, Trash2 } from 'lucide-react'
import { trimRange, type Annotation } from '../../../../shared/domain/annotation'
import type { Id } from '../../../../shared/domain/ids'
import { momentKinds, type Moment, type MomentKind } from '../../../../shared/domain/moment'
import { formatTime, type Ms } from '../../../../shared/domain/time'
import { keyLabel } from '../../../commands/keymap'
import { runCommand } from '../../../commands/use-commands'
import { history } from '../../../state/app-history'
import { saving } from '../../../state/saving'
import { Button } from '../../../ui/button'
import { Choice } from '../../../ui/choice'
import { SavedText } from '../../../ui/saved-text'
import { TimeField } from '../../../ui/time-field'
import { useWords } from '../../../words/words'
import type { Player } from '../player/player'
import { closeAt, deleteMark, editRange } from './edit-marks'
import type { Mark } from './marks'
import styles from './marks.module.css'

interface InspectorProps {
  readonly mark: Mark | null
  readonly annotation: Annotation | undefined
  readonly moment: Moment | undefined
  readonly player: Player
}

/** What is selected, to be changed by typing. */
export function Inspector({ mark, annotation, moment, player }: InspectorProps) {
  const say = useWords('notice')
  if (!mark || (!annotation && !moment)) return <p className={styles.none}>{say('nothingSelected')}</p>
  return (
    <div
      className={styles.inspector}
      key={mark.id}
      data-testid="inspector"
      onKeyDown={event => {
        if (event.key === 'Escape') backToMark(mark.id)
      }}
    >
      {annotation && (
        <h3>
          <bdi>{mark.label}</bdi>
        </h3>
      )}
      {moment && <MomentTitle moment={moment} />}
      <Times mark={mark} isPoint={annotation !== undefined && !annotation.isOpen && annotation.start === annotation.end} player={player} />
      {moment && <MomentWords moment={moment} />}
      {annotation && <Comment annotation={annotation} />}
      <div className={styles.buttons}>
        {!mark.isOpen && mark.end > mark.start && (
          <Button onPress={() => runCommand('notice.loop')}>
            <Repeat aria-hidden />
            {say('playIt')}
          </Button>
        )}
        <Button look="quiet" label={say('withKey', { words: say('delete'), key: keyLabel('notice.delete') })} onPress={() => void saving(deleteMark(mark))}>
          <Trash2 aria-hidden />
          {say('delete')}
        </Button>
      </div>
    </div>
  )
}

/** From a field back to where the keys play, step and mark. */
function backToMark(id: Id): void {
  document.querySelector<HTMLElement>(`[data-mark="${id}"]`)?.focus({ preventScroll: true })
}

function Times({ mark, isPoint, player }: { readonly mark: Mark; readonly isPoint: boolean; readonly player: Player }) {
  const say = useWords('notice')
  const { duration } = player
  const shortest = Math.max(1, player.frameAway(mark.start, 1) - player.snap(mark.start))
  const trim = (edge: 'start' | 'end') => (to: Ms) => void saving(editRange(mark, range => trimRange(range, edge, edge === 'end' && to >= duration ? duration : player.snap(to), duration, shortest)))
  const movePoint = (to: Ms) => void saving(editRange(mark, range => ({ ...range, start: player.snap(to), end: player.snap(to) })))
  const tooLate = (time: Ms) => (time > duration ? say('timeTooLate', { length: formatTime(duration) }) : null)
  const inRecording = { unreadable: say('timeUnreadable'), problemWith: tooLate }
  const notAfterEnd = (time: Ms) => tooLate(time) ?? (time >= mark.end ? say('startTooLate', { end: formatTime(mark.end) }) : null)
  const notBeforeStart = (time: Ms) => tooLate(time) ?? (time <= mark.start ? say('endTooEarly', { start: formatTime(mark.start) }) : null)
  if (mark.isOpen) {
    return (
      <div className={styles.pair}>
        <TimeField label={say('start')} value={mark.start} {...inRecording} onChange={movePoint} />
        <Button onPress={() => void saving(closeAt(mark.id, player.playhead.time, shortest, duration))}>{say('closeHere')}</Button>
      </div>
    )
  }
  if (isPoint) return <TimeField label={say('at')} value={mark.start} {...inRecording} onChange={movePoint} />
  return (
    <div className={styles.pair}>
      <TimeField label={say('start')} value={mark.start} {...inRecording} problemWith={notAfterEnd} onChange={trim('start')} />
      <TimeField label={say('end')} value={mark.end} {...inRecording} problemWith={notBeforeStart} onChange={trim('end')} />
    </div>
  )
}

function editMoment(moment: Moment, label: string, field: string, change: Partial<Moment>): void {
  void saving(history.edit('moments', moment.id, { label, mergeKey: `${field}-${moment.id}` }, before => ({ ...before, ...change })))
}

function MomentTitle({ moment }: { readonly moment: Moment }) {
  const say = useWords('notice')
  return <SavedText label={say('title')} placeholder={say('titleExample')} value={moment.title} onSave={title => editMoment(moment, say('steps.title'), 'title', { title })} onSubmit={() => backToMark(moment.id)} maxLength={300} />
}

function MomentWords({ moment }: { readonly moment: Moment }) {
  const say = useWords('notice')
  const options = momentKinds.map((kind): { value: MomentKind; label: string } => ({ value: kind, label: say(`kinds.${kind}`) }))
  return (
    <>
      <SavedText label={say('why')} value={moment.why} onSave={why => editMoment(moment, say('steps.why'), 'why', { why })} lines={2} maxLength={4_000} />
      <Choice label={say('kind')} value={moment.kind} options={options} onChange={kind => editMoment(moment, say('steps.kind'), 'kind', { kind })} />
    </>
  )
}

function Comment({ annotation }: { readonly annotation: Annotation }) {
  const say = useWords('notice')
  const save = (comment: string) => void saving(history.edit('annotations', annotation.id, { label: say('steps.comment'), mergeKey: `comment-${annotation.id}` }, before => ({ ...before, comment })))
  return <SavedText label={say('comment')} value={annotation.comment} onSave={save} lines={3} maxLength={4_000} />
}
