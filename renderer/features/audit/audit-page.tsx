import { Link } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { missingBefore, type AuditLine } from '../../../shared/domain/audit'
import { useCommands } from '../../commands/use-commands'
import { instantNow } from '../../state/clock-and-ids'
import { printPage } from '../../state/print-page'
import { Button } from '../../ui/button'
import { dayAndTimeWords } from '../../words/dates'
import { useWords } from '../../words/words'
import styles from './audit-page.module.css'
import { auditWords } from './audit-words'
import { useAudit } from './use-audit'

/** Who opened, locked, erased or gave away what, newest first. It prints as it stands. */
export function AuditPage() {
  const say = useWords('audit')
  const sayApp = useWords('settings')
  const { lines, isAll, problem, loadEarlier } = useAudit()
  const print = () => void printPage(say('printTitle'), say('printed'))
  useCommands({ 'app.print': lines === null ? undefined : print })
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <Link className={styles.crumb} to="/settings">
            {sayApp('title')}
          </Link>
          <h1>{say('title')}</h1>
          <p className={styles.lead}>{say('lead')}</p>
          <p className={styles.lead}>{say('order')}</p>
        </div>
        <Button className={styles.screenOnly ?? ''} onPress={print} isDisabled={lines === null}>
          <Printer aria-hidden />
          {say('print')}
        </Button>
      </header>
      <ol className={styles.lines} reversed>
        {lines?.map((line, index) => (
          <Line key={line.counter} line={line} earlier={lines[index + 1] ?? null} />
        ))}
      </ol>
      {problem !== null && <p role="alert">{problem}</p>}
      {lines !== null && !isAll && (
        <div>
          <p className={styles.paperOnly}>{say('notAll')}</p>
          <Button className={styles.screenOnly ?? ''} onPress={loadEarlier}>
            {say('earlier')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Line({ line, earlier }: { readonly line: AuditLine; readonly earlier: AuditLine | null }) {
  const say = useWords('audit')
  const missing = missingBefore(line, earlier)
  return (
    <>
      <li className={styles.line} value={line.counter}>
        <time dateTime={line.at}>{dayAndTimeWords({ utc: line.at, zone: instantNow().zone })}</time>
        <span>{auditWords(say, line.what)}</span>
      </li>
      {missing > 0 && <li className={styles.missing}>{say('missing', { count: missing })}</li>}
    </>
  )
}
