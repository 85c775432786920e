import type { WhereWritten } from '../../shared/bridge/results'
import { ask } from '../bridge'
import { Button } from '../ui/button'
import { Details } from '../ui/details'
import { takeLostFocus } from '../ui/take-lost-focus'
import { byteWords } from '../words/failure-words'
import { useWords } from '../words/words'
import styles from './copy.module.css'

interface CopyMadeProps {
  readonly copyId: string
  readonly bytes: number
  readonly sha256: string
  readonly where: WhereWritten
}

/** Where the copy is now, and what tells it from any other file. */
export function CopyMade({ copyId, bytes, sha256, where }: CopyMadeProps) {
  const say = useWords('copy')
  return (
    <div className={styles.form}>
      <p ref={takeLostFocus} role="status" tabIndex={-1}>
        {say('made')}
      </p>
      <dl className={styles.facts}>
        <dt>{say('file')}</dt>
        <dd>
          <bdi>{where.file}</bdi>
        </dd>
        <dt>{say('folder')}</dt>
        <dd>
          <bdi>{where.folder}</bdi>
        </dd>
        <dt>{say('size')}</dt>
        <dd>{byteWords(bytes)}</dd>
      </dl>
      {where.canShow && (
        <div>
          <Button onPress={() => void ask('copy:show', { copyId }).catch(() => undefined)}>{say('showInFolder')}</Button>
        </div>
      )}
      <Details summary={say('details')}>
        <p>{say('sha')}</p>
        <p className={styles.sha}>{sha256}</p>
      </Details>
    </div>
  )
}
