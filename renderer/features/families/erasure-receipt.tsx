import { Link } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { useState } from 'react'
import { useCommands } from '../../commands/use-commands'
import type { Erasure } from './erase-family'
import { printPage } from '../../state/print-page'
import { Button } from '../../ui/button'
import { Check } from '../../ui/choice'
import { dayAndTimeWords } from '../../words/dates'
import { useWords } from '../../words/words'
import { holdingWords } from './holding-words'
import styles from './erase.module.css'

interface ErasureReceiptProps {
  readonly erasure: Erasure
  /** Known only until this page is left: nothing holds it any more. */
  readonly alias: string
}

/** What was erased, and when: for the family, or for the file. It prints as it stands. */
export function ErasureReceipt({ erasure, alias }: ErasureReceiptProps) {
  const say = useWords('families')
  const sayApp = useWords('app')
  const [withName, setWithName] = useState(false)
  const print = () => void printPage(say('erase.receipt.fileTitle'), say('erase.receipt.saved'))
  useCommands({ 'app.print': print })
  return (
    <div className={styles.receipt}>
      <article className={styles.paper}>
        <h1>{say('erase.receipt.title')}</h1>
        <p>
          {dayAndTimeWords(erasure.at)}
          {withName && (
            <>
              {' · '}
              <bdi>{alias}</bdi>
            </>
          )}
        </p>
        <p>{say('erase.receipt.was')}</p>
        <ul className={styles.list}>
          {holdingWords(say, erasure).map(words => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        <p>{say('erase.receipt.meaning')}</p>
        <p>{say('erase.receipt.backups')}</p>
      </article>
      <div className={styles.buttons}>
        <Check label={say('erase.receipt.withName')} isChecked={withName} onChange={setWithName} />
        <Button onPress={print}>
          <Printer aria-hidden />
          {say('erase.receipt.print')}
        </Button>
        <Link to="/families">{sayApp('backToFamilies')}</Link>
      </div>
    </div>
  )
}
