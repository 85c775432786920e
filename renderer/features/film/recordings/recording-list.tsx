import type { Session } from '../../../../shared/domain/session'
import { useLive } from '../../../db/live'
import { belongingTo } from '../../../db/queries/records'
import { useRecovering } from '../../../state/recovering'
import { useWords } from '../../../words/words'
import { useImports } from '../imports/import-queue'
import { useRecorder } from '../recorder/recorder-store'
import { RecordingCard } from './recording-card'
import styles from './recordings.module.css'

/** This session's footage, newest first. */
export function RecordingList({ session }: { readonly session: Session }) {
  const say = useWords('film')
  const jobs = useImports(state => state.jobs)
  const isLookedAt = useRecovering(state => state.recovering !== 'no')
  const isFilmed = useRecorder(state => state.kind !== 'idle' && state.session.id === session.id)
  // Looked up together: a recording that has just ended, or come back, is never taken for one that was left.
  const found = useLive(async () => {
    const recordings = await belongingTo('recordings', 'sessionId', session.id)
    const open = recordings.filter(({ state }) => state.kind === 'capturing').length
    return { recordings, left: open > (isFilmed ? 1 : 0) ? (isLookedAt ? 'comesBack' : 'notBackYet') : null } as const
  }, [session.id, isLookedAt, isFilmed])
  if (found === undefined) return null
  const { recordings, left } = found
  // A file on its way is shown as such; a recording under way is the live picture itself.
  const onTheirWay = new Set(jobs.flatMap(({ state }) => (state.kind === 'working' && state.recordingId !== null ? [state.recordingId] : [])))
  const shown = recordings.filter(({ id, state }) => state.kind !== 'capturing' && !onTheirWay.has(id)).toSorted((a, b) => b.madeAt.utc.localeCompare(a.madeAt.utc))
  if (shown.length === 0 && left === null) return jobs.some(job => job.session.id === session.id) ? null : <p className={styles.none}>{say('noRecordings')}</p>
  return (
    <>
      {left !== null && (
        <p className={styles.none} role="status">
          {say(left)}
        </p>
      )}
      {shown.length > 0 && (
        <ul className={styles.list}>
          {shown.map(recording => (
            <RecordingCard key={recording.id} recording={recording} session={session} />
          ))}
        </ul>
      )}
    </>
  )
}
