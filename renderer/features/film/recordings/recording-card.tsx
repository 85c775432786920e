import { Link } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { mediaOf, type Recording } from '../../../../shared/domain/recording'
import type { Session } from '../../../../shared/domain/session'
import { formatClock } from '../../../../shared/domain/time'
import { footageAddress } from '../../../bridge'
import { history } from '../../../state/app-history'
import { useRecordingPictures } from '../../../state/recording-media'
import { saving } from '../../../state/saving'
import { Button } from '../../../ui/button'
import { SavedText } from '../../../ui/saved-text'
import { SheetTile } from '../../../ui/sheet-tile'
import { Chip } from '../../../ui/surface'
import { dayAndTimeWords } from '../../../words/dates'
import { useWords } from '../../../words/words'
import { RemoveDialog } from './remove-dialog'
import styles from './recordings.module.css'

export function RecordingCard({ recording, session }: { readonly recording: Recording; readonly session: Session }) {
  const say = useWords('film')
  const [isRemoving, setRemoving] = useState(false)
  const media = mediaOf(recording)
  const rename = (title: string) => void saving(history.edit('recordings', recording.id, { label: say('steps.rename'), mergeKey: `title-${recording.id}` }, before => ({ ...before, title })))
  return (
    <li className={styles.card} data-testid={`recording-${recording.id}`}>
      <Thumbnail recording={recording} />
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
          <Link className={styles.notice} to="/sessions/$sessionId/$step" params={{ sessionId: session.id, step: 'notice' }}>
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
  if (state.kind === 'preparing') return <Chip>{say('notes.preparing')}</Chip>
  if (state.kind === 'capturing') return null
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

/** A picture from a third of the way in: the first ones are often the floor. */
function Thumbnail({ recording }: { readonly recording: Recording }) {
  const media = mediaOf(recording)
  const pictures = useRecordingPictures(media ? recording.id : null)
  const tile = pictures?.tiles[Math.floor(pictures.tiles.length / 3)]
  if (!pictures || !tile) return <div className={styles.blank} aria-hidden="true" />
  return (
    <div className={styles.frame}>
      <SheetTile className={styles.tile} sheet={{ ...pictures, address: footageAddress(recording.id, 'thumbnails') }} column={tile.column} row={tile.row} />
    </div>
  )
}
