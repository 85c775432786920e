import { Link } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { ErasedCounts } from '../../../shared/domain/erased-counts'
import type { Instant } from '../../../shared/domain/time'
import { useCommands } from '../../commands/use-commands'
import { printPage } from '../../state/print-page'
import { Button } from '../../ui/button'
import { Check } from '../../ui/choice'
import { takeLostFocus } from '../../ui/take-lost-focus'
import { dayAndTimeWords } from '../../words/dates'
import { erasedWords } from '../../words/erased-words'
import { useWords } from '../../words/words'
import styles from './erasure-receipt.module.css'

interface ErasureReceiptProps {
  readonly at: Instant
  readonly counts: ErasedCounts
  /** Known only until the page is left on which the family was erased: nothing holds it any more. */
  readonly alias: string | null
  /** What is to be done about backups; not on paper. */
  readonly backups: ReactNode
}

/** What was erased, and when: for the family, or for the file. It prints as it stands. */
export function ErasureReceipt({ at, counts, alias, backups }: ErasureReceiptProps) {
  const say = useWords('families')
  const sayApp = useWords('app')
  const [withName, setWithName] = useState(false)
  const print = () => void printPage(say('erase.receipt.fileTitle'), say('erase.receipt.saved'))
  useCommands({ 'app.print': print })
  return (
    <div className={styles.receipt}>
      <article className={styles.paper}>
        <h1 ref={takeLostFocus} tabIndex={-1}>
          {say('erase.receipt.title')}
        </h1>
        <p>
          {dayAndTimeWords(at)}
          {withName && (
            <>
              {' · '}
              <bdi>{alias}</bdi>
            </>
          )}
        </p>
        <p>{say('erase.receipt.was')}</p>
        <ul className={styles.list}>
          {erasedWords(say, counts).map(words => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        <p>{say('erase.receipt.meaning')}</p>
        <p>{say('erase.receipt.backups', { when: dayAndTimeWords(at) })}</p>
        <p>{say('erase.receipt.reasons')}</p>
      </article>
      <div className={styles.buttons}>
        {alias !== null && <Check label={say('erase.receipt.withName')} isChecked={withName} onChange={setWithName} />}
        <Button onPress={print}>
          <Printer aria-hidden />
          {say('erase.receipt.print')}
        </Button>
      </div>
      <div className={styles.screenOnly}>{backups}</div>
      <p className={styles.screenOnly}>{say('erase.receipt.again')}</p>
      <div className={styles.buttons}>
        <Link to="/settings/audit">{say('erase.receipt.toList')}</Link>
        <Link to="/families">{sayApp('backToFamilies')}</Link>
      </div>
    </div>
  )
}
