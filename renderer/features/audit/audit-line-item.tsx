import { Link } from '@tanstack/react-router'
import { missingBefore, type AuditLine } from '../../../shared/domain/audit'
import { instantNow } from '../../state/clock-and-ids'
import { Details } from '../../ui/details'
import { dayAndTimeWords } from '../../words/dates'
import { useWords } from '../../words/words'
import styles from './audit-page.module.css'
import { auditWords } from './audit-words'

interface AuditLineItemProps {
  readonly line: AuditLine
  readonly earlier: Pick<AuditLine, 'counter'> | null
  /** It was opened here, and had not been locked before. */
  readonly isAfterEnd: boolean
}

/** One line, with what can be had of it, and what is missing before it. */
export function AuditLineItem({ line, earlier, isAfterEnd }: AuditLineItemProps) {
  const say = useWords('audit')
  const { counter, at, what } = line
  const missing = missingBefore(line, earlier)
  return (
    <>
      <li className={styles.line} value={counter}>
        <time dateTime={at}>{dayAndTimeWords({ utc: at, zone: instantNow().zone })}</time>
        <div>
          {auditWords(say, what)}
          {what.kind === 'family-erased' && what.counts && (
            <>
              {' '}
              <Link className={styles.screenOnly ?? ''} to="/settings/audit/$counter" params={{ counter: String(counter) }}>
                {say('receipt')}
              </Link>
            </>
          )}
          {what.kind === 'copy-given' && (
            <>
              <div className={styles.screenOnly}>
                <Details summary={say('fingerprint')}>
                  <p>{say('what.copySha', { sha256: what.sha256 })}</p>
                </Details>
              </div>
              <span className={styles.paperOnly}>{say('what.copySha', { sha256: what.sha256 })}</span>
            </>
          )}
        </div>
      </li>
      {isAfterEnd && <li className={styles.missing}>{say('endedUnlocked')}</li>}
      {missing > 0 && <li className={styles.missing}>{say('missing', { count: missing })}</li>}
    </>
  )
}
