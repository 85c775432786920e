import type { Session } from '../../../../shared/domain/session'
import { useLive } from '../../../db/live'
import { belongingTo } from '../../../db/queries/records'
import { useFilming } from '../../../state/filming'
import { useRecovering } from '../../../state/recovering'
import { useWords } from '../../../words/words'
import { useImports } from '../imports/import-queue'
import { RecordingCard } from './recording-card'
import styles from './recordings.module.css'

/** This session's footage, newest first. */
export function RecordingList({ session }: { readonly session: Session }) {
  const say = useWords('film')
  const recordings = useLive(() => belongingTo('recordings', 'sessionId', session.id), [session.id])
  const jobs = useImports(state => state.jobs)
  const isLookedAt = useRecovering(state => state.recovering !== 'no')
  const isFilming = useFilming(state => state.filming !== null)
  if (recordings === undefined) return null
  // A file on its way is shown as such; a recording under way is the live picture itself.
  const onTheirWay = new Set(jobs.flatMap(({ state }) => (state.kind === 'working' && state.recordingId !== null ? [state.recordingId] : [])))
  const shown = recordings.filter(({ id, state }) => state.kind !== 'capturing' && !onTheirWay.has(id)).toSorted((a, b) => b.madeAt.utc.localeCompare(a.madeAt.utc))
  const comesBack = isLookedAt && !isFilming && recordings.some(({ state }) => state.kind === 'capturing')
  if (shown.length === 0 && !comesBack) return jobs.some(job => job.session.id === session.id) ? null : <p className={styles.none}>{say('noRecordings')}</p>
  return (
    <>
      {comesBack && (
        <p className={styles.none} role="status">
          {say('comesBack')}
        </p>
      )}
      <ul className={styles.list}>
        {shown.map(recording => (
          <RecordingCard key={recording.id} recording={recording} session={session} />
        ))}
      </ul>
    </>
  )
}
