import { X } from 'lucide-react'
import type { Id } from '../../../shared/domain/ids'
import type { NotePart, Quote, SessionNote } from '../../../shared/domain/session-note'
import { formatClock } from '../../../shared/domain/time'
import { Button } from '../../ui/button'
import { useWords } from '../../words/words'
import styles from './note.module.css'

interface QuoteListProps {
  readonly note: SessionNote
  readonly part: NotePart
  /** Absent where the note can only be read. */
  readonly onRemove?: (id: Id) => void
}

/** What a part quotes, with its time. */
export function QuoteList({ note, part, onRemove }: QuoteListProps) {
  const say = useWords('reflect')
  const quotes = note.quotes.filter(quote => quote.part === part)
  if (quotes.length === 0) return null
  return (
    <ul className={styles.quotes} aria-label={say('quote.quotesOf', { part: say(`parts.${part}`) })}>
      {quotes.map(quote => (
        <li key={quote.id}>
          <QuoteWords quote={quote} />
          {onRemove && (
            <Button look="quiet" className={styles.remove ?? ''} label={say('quote.remove', { words: quote.words })} onPress={() => onRemove(quote.id)}>
              <X aria-hidden />
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function QuoteWords({ quote }: { readonly quote: Quote }) {
  const say = useWords('reflect')
  const time = formatClock(quote.at)
  return (
    <span className={styles.quoteWords}>
      <bdi>{quote.source.kind === 'remark' ? `“${quote.words}”` : quote.words}</bdi>{' '}
      <span className={styles.quoteSource}>
        {quote.who !== '' && (
          <>
            <bdi>{quote.who}</bdi>,{' '}
          </>
        )}
        {say(quote.source.kind === 'remark' ? 'quote.inFilm' : 'quote.inRecording', { time })}
      </span>
    </span>
  )
}
