import type { PassagesShown } from '../../../shared/domain/passages-shown'
import type { Remark } from '../../../shared/domain/remark'
import type { Session } from '../../../shared/domain/session'
import { Thumbnail } from '../../footage/thumbnail'
import { Card } from '../../ui/surface'
import { isolated } from '../../words/isolated'
import { momentWords } from '../../words/moment-words'
import { useWords } from '../../words/words'
import styles from './family-progress.module.css'

interface MomentsCardProps {
  readonly shown: PassagesShown
  readonly remarks: readonly Remark[]
  readonly sessions: readonly Session[]
}

const MOST = 6

/** What the family has seen of itself, and what was said last. */
export function MomentsCard({ shown, remarks, sessions }: MomentsCardProps) {
  const say = useWords('progress')
  const remark = remarks.toSorted((a, b) => a.madeAt.utc.localeCompare(b.madeAt.utc)).at(-1)
  const remarkSession = sessions.find(({ id }) => id === remark?.sessionId)
  const isEmpty = shown.passages.length === 0 && !remark
  const left = shown.passages.length - MOST
  return (
    <Card title={shown.wereShown || shown.passages.length === 0 ? say('shown') : say('chosen')}>
      {isEmpty && <p className={styles.quiet}>{say('noMoments')}</p>}
      {shown.passages.length > 0 && (
        <>
          {shown.session && <p className={styles.quiet}>{say('fromSession', { number: shown.session.number })}</p>}
          <ul className={styles.thumbs}>
            {shown.passages.slice(0, MOST).map(passage => (
              <li key={passage.id}>
                <Thumbnail recordingId={passage.recordingId} at={passage.at} whenGone={say('footageErased')} className={styles.picture} />
                <bdi>{passage.kind === null ? passage.title || say('clip') : momentWords({ title: passage.title, kind: passage.kind })}</bdi>
              </li>
            ))}
          </ul>
          {left > 0 && <p className={styles.quiet}>{say('more', { count: left })}</p>}
        </>
      )}
      {remark && (
        <blockquote className={styles.remark}>
          “<bdi>{remark.words}</bdi>”
          <footer>
            {say('remarkBy', { who: isolated(remark.who), number: remarkSession?.number ?? 0 })}
          </footer>
        </blockquote>
      )}
    </Card>
  )
}
