import { Link } from '@tanstack/react-router'
import type { Family } from '../../../shared/domain/family'
import type { Programme } from '../../../shared/domain/programme'
import { mediaOf, type Recording, type RecordingState } from '../../../shared/domain/recording'
import type { Session } from '../../../shared/domain/session'
import { formatClock } from '../../../shared/domain/time'
import { useFootageOnItsWay } from '../../state/footage-on-its-way'
import { openRecording, useOpenedRecordings } from '../../state/opened-recording'
import { Choice } from '../../ui/choice'
import { EmptyState } from '../../ui/surface'
import { useWords } from '../../words/words'
import styles from './notice.module.css'
import { Workbench } from './workbench'

interface NoticePageProps {
  readonly session: Session
  readonly family: Family
  readonly programme: Programme
  /** Of this session. */
  readonly recordings: readonly Recording[]
}

/** Marks in one of the session's recordings. */
export function NoticePage({ session, family, programme, recordings: found }: NoticePageProps) {
  const say = useWords('notice')
  const openedId = useOpenedRecordings(opened => opened[session.id])
  const isOnItsWay = useFootageOnItsWay(({ sessionIds }) => sessionIds.includes(session.id))
  const recordings = found.filter(recording => mediaOf(recording) !== null).toSorted((a, b) => a.madeAt.utc.localeCompare(b.madeAt.utc))
  const recording = recordings.find(({ id }) => id === openedId) ?? recordings[0]
  if (!recording) {
    const isAny = (kind: RecordingState['kind']) => found.some(({ state }) => state.kind === kind)
    const why = isOnItsWay || isAny('preparing') ? 'preparing' : isAny('capturing') ? 'capturing' : 'noRecording'
    return (
      <EmptyState
        title={say(`${why}.title`)}
        action={
          <Link className={styles.toFilm} to="/sessions/$sessionId/$step" params={{ sessionId: session.id, step: 'film' }}>
            {say('noRecording.action')}
          </Link>
        }
      >
        {say(`${why}.words`)}
      </EmptyState>
    )
  }
  return (
    <Workbench key={recording.id} recording={recording} family={family} programme={programme}>
      {recordings.length > 1 && (
        <Choice className={styles.picker ?? ''} label={say('recording')} isLabelHidden value={recording.id} options={recordings.map(one => ({ value: one.id, label: labelOf(one) }))} onChange={id => openRecording(session.id, id)} />
      )}
    </Workbench>
  )
}

/** With its length: phones give the same name again and again. */
function labelOf(recording: Recording): string {
  return `${recording.title} · ${formatClock(mediaOf(recording)?.duration ?? 0)}`
}
