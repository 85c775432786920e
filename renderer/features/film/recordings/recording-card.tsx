import { Link } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { mediaOf, type Recording } from '../../../../shared/domain/recording'
import type { Session } from '../../../../shared/domain/session'
import { formatClock } from '../../../../shared/domain/time'
import { Thumbnail } from '../../../footage/thumbnail'
import { history } from '../../../state/app-history'
import { openRecording } from '../../../state/opened-recording'
import { saving } from '../../../state/saving'
import { useInterrupted } from '../../../state/use-draft'
import { Button } from '../../../ui/button'
import { SavedText } from '../../../ui/saved-text'
import { Chip } from '../../../ui/surface'
import { dayAndTimeWords } from '../../../words/dates'
import { useWords } from '../../../words/words'
import { RemoveDialog, removeDraftId } from './remove-dialog'
import styles from './recordings.module.css'

export function RecordingCard({ recording, session }: { readonly recording: Recording; readonly session: Session }) {
  const say = useWords('film')
  const [isRemoving, setRemoving] = useState(false)
  useInterrupted(removeDraftId(recording), () => setRemoving(true))
  const media = mediaOf(recording)
  const rename = (title: string) => void saving(history.edit('recordings', recording.id, { label: say('steps.rename'), mergeKey: `title-${recording.id}` }, before => ({ ...before, title })))
  return (
    <li className={styles.card} data-testid={`recording-${recording.id}`}>
      {/* A third of the way in: the first pictures are often the floor. */}
      <Thumbnail className={styles.picture} recordingId={media ? recording.id : null} at={(media?.duration ?? 0) / 3} />
      <div className={styles.text}>
        <SavedText className={styles.title} label={say('recordingTitle')} isLabelHidden value={recording.title} onSave={rename} maxLength={300} />
        <span className={styles.facts}>
          {media && <b>{formatClock(media.duration)}</b>}
          <span>{dayAndTimeWords(recording.madeAt)}</span>
        </span>
      </div>
      <Notes recording={recording} />
      <div className={styles.actions}>
        {media && (
          <Link className={styles.notice} to="/sessions/$sessionId/$step" params={{ sessionId: session.id, step: 'notice' }} onClick={() => openRecording(session.id, recording.id)}>
            {say('markMoments')}
          </Link>
        )}
        <Button look="quiet" label={say('remove.label', { title: recording.title })} onPress={() => setRemoving(true)}>
          <Trash2 aria-hidden />
        </Button>
      </div>
      {isRemoving && <RemoveDialog recording={recording} session={session} onClose={() => setRemoving(false)} />}
    </li>
  )
}

/** What is worth knowing about this footage, each as a short sentence. */
function Notes({ recording: { state } }: { readonly recording: Recording }) {
  const say = useWords('film')
  if (state.kind === 'preparing') {
    return (
      <div className={styles.notes}>
        <Chip>{say('notes.preparing')}</Chip>
      </div>
    )
  }
  if (state.kind === 'capturing') return null
  if (state.kind === 'damaged') {
    return (
      <div className={styles.notes}>
        <Chip look="notice">{say('notes.damaged')}</Chip>
      </div>
    )
  }
  const { media } = state
  const isPlain = state.kind === 'ready' && !media.hasProxy && media.hasSound && media.cutOffAt === null
  if (isPlain) return null
  return (
    <div className={styles.notes}>
      {state.kind === 'interrupted' && <Chip look="notice">{say('notes.interrupted', { time: formatClock(media.cutOffAt ?? media.duration) })}</Chip>}
      {state.kind === 'ready' && media.cutOffAt !== null && <Chip look="notice">{say('notes.cutOff', { time: formatClock(media.cutOffAt) })}</Chip>}
      {media.hasProxy && <Chip>{say('notes.proxy')}</Chip>}
      {!media.hasSound && <Chip>{say('notes.noSound')}</Chip>}
    </div>
  )
}
