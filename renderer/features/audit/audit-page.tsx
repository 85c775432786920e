import { Link } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { useState } from 'react'
import { NO_LINE } from '../../../shared/domain/audit'
import { useCommands } from '../../commands/use-commands'
import { printPage } from '../../state/print-page'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { useWords } from '../../words/words'
import { auditKinds, isOfKind, type AuditKind } from './audit-kinds'
import { AuditLineItem } from './audit-line-item'
import styles from './audit-page.module.css'
import { endedUnlocked } from './ended-unlocked'
import { useAudit } from './use-audit'

/** Who opened, locked, erased or gave away what, newest first. It prints as it stands. */
export function AuditPage() {
  const say = useWords('audit')
  const sayApp = useWords('settings')
  const { lines, isAll, problem, loadEarlier } = useAudit()
  const [kind, setKind] = useState<AuditKind>('all')
  const print = () => void printPage(say('printTitle'), say('printed'))
  useCommands({ 'app.print': lines === null ? undefined : print })
  const shown = (lines ?? []).map((line, index, all) => ({ line, earlier: all[index + 1] ?? (isAll ? NO_LINE : null), isAfterEnd: endedUnlocked(all, index) })).filter(({ line }) => isOfKind(line.what, kind))
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
          {kind !== 'all' && <p className={styles.paperOnly}>{say('onlyPrinted', { kind: say(`kinds.${kind}`) })}</p>}
        </div>
        <div className={styles.tools}>
          <Choice label={say('only')} value={kind} onChange={setKind} options={auditKinds.map(value => ({ value, label: say(`kinds.${value}`) }))} />
          <Button onPress={print} isDisabled={lines === null}>
            <Printer aria-hidden />
            {say('print')}
          </Button>
        </div>
      </header>
      {lines !== null && shown.length === 0 && <p role="status">{say('nothingOfKind')}</p>}
      {shown.length > 0 && (
        <ol className={styles.lines} reversed>
          {shown.map(({ line, earlier, isAfterEnd }) => (
            // A line that is missing was of no kind that is known.
            <AuditLineItem key={line.counter} line={line} earlier={kind === 'all' ? earlier : null} isAfterEnd={isAfterEnd && (kind === 'all' || kind === 'opened')} />
          ))}
        </ol>
      )}
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
