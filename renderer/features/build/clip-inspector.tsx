import { trimClip, trimProblem, type FilmClip } from '../../../shared/domain/film-items'
import { nextFrameEdge } from '../../../shared/domain/frame-table'
import type { Id } from '../../../shared/domain/ids'
import { formatTime, type Ms } from '../../../shared/domain/time'
import { framesOf } from '../../footage/recording-media'
import { saving } from '../../state/saving'
import { showFailure } from '../../state/toasts'
import { Button } from '../../ui/button'
import { SavedText } from '../../ui/saved-text'
import { Notice } from '../../ui/surface'
import { thrownWords } from '../../words/failure-words'
import { useWords } from '../../words/words'
import { EdgeField } from './edge-field'
import { changeItem } from './edit-film'
import styles from './inspector.module.css'

interface ClipInspectorProps {
  readonly filmId: Id
  readonly clip: FilmClip
  /** Of the clip's recording; null where it was removed. */
  readonly duration: Ms | null
  readonly onTrimmed: (edge: 'start' | 'end') => void
}

export function ClipInspector({ filmId, clip, duration, onTrimmed }: ClipInspectorProps) {
  const say = useWords('build')
  const edit = (what: 'trim' | 'caption' | 'still' | 'slow', change: (before: FilmClip) => FilmClip) => {
    void saving(changeItem(filmId, clip, what, change))
  }
  return (
    <>
      {duration === null ? (
        <Notice>{say('clipMissing')}</Notice>
      ) : (
        <Edges
          clip={clip}
          duration={duration}
          onTrim={(edge, to) => {
            edit('trim', before => trimClip(before, edge, to, duration))
            onTrimmed(edge)
          }}
        />
      )}
      <SavedText key={clip.id} label={say('caption')} value={clip.caption} placeholder={say('captionPlaceholder')} lines={2} maxLength={300} onSave={caption => edit('caption', before => ({ ...before, caption }))} />
      <div className={styles.group} role="group" aria-label={say('showIt')}>
        <span className={styles.label}>{say('showIt')}</span>
        <div className={styles.row}>
          <Button isPressed={clip.thenStill} onPress={() => edit('still', before => ({ ...before, thenStill: !before.thenStill }))}>
            {say('thenStill')}
          </Button>
          <Button isPressed={clip.againSlowly} onPress={() => edit('slow', before => ({ ...before, againSlowly: !before.againSlowly }))}>
            {say('againSlowly')}
          </Button>
        </div>
      </div>
    </>
  )
}

function Edges({ clip, duration, onTrim }: { readonly clip: FilmClip; readonly duration: Ms; readonly onTrim: (edge: 'start' | 'end', to: Ms) => void }) {
  const say = useWords('build')
  const step = (edge: 'start' | 'end') => (by: -1 | 1) => {
    framesOf(clip.recordingId).then(
      frames => onTrim(edge, nextFrameEdge(frames, clip[edge], by, duration)),
      (thrown: unknown) => showFailure(thrownWords(thrown)),
    )
  }
  const problemWith = (edge: 'start' | 'end') => (time: Ms) => {
    const problem = trimProblem(clip, edge, time, duration)
    return problem && say(problemWords[problem], { start: formatTime(clip.start), end: formatTime(problem === 'past-recording' ? duration : clip.end) })
  }
  return (
    <>
      <EdgeField key={`${clip.id} in`} label={say('in')} value={clip.start} problemWith={problemWith('start')} onChange={time => onTrim('start', time)} onStep={step('start')} />
      <EdgeField key={`${clip.id} out`} label={say('out')} value={clip.end} problemWith={problemWith('end')} onChange={time => onTrim('end', time)} onStep={step('end')} />
    </>
  )
}

const problemWords = { 'past-recording': 'outOfRange', 'start-after-end': 'startAfterEnd', 'end-before-start': 'endBeforeStart', 'too-short': 'tooShort' } as const
