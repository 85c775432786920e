import type { Moment } from '../../../shared/domain/moment'
import type { Remark } from '../../../shared/domain/remark'
import { noteParts, type NotePart, type Quote, type SessionNote } from '../../../shared/domain/session-note'
import { formatClock } from '../../../shared/domain/time'
import type { Reflection } from '../../db/queries/reflection'
import { Thumbnail } from '../../footage/thumbnail'
import { Choice } from '../../ui/choice'
import { momentWords } from '../../words/moment-words'
import { useWords } from '../../words/words'
import styles from './quote-panel.module.css'

interface QuotePanelProps {
  readonly found: Reflection
  readonly note: SessionNote
  readonly isLocked: boolean
  readonly part: NotePart
  readonly onPart: (part: NotePart) => void
  readonly onQuote: (quote: Omit<Quote, 'id'>) => void
}

/** What was said and what was seen, to quote with one press. */
export function QuotePanel({ found: { remarks, moments }, note, isLocked, part, onPart, onQuote }: QuotePanelProps) {
  const say = useWords('reflect')
  const isQuoted = (id: string) => note.quotes.some(quote => quote.source.id === id)
  return (
    <aside className={styles.panel} aria-label={say('quote.title')}>
      <div className={styles.head}>
        <h2>{say('quote.title')}</h2>
        {!isLocked && <Choice label={say('quote.into')} value={part} options={noteParts.map(name => ({ value: name, label: say(`parts.${name}`) }))} onChange={onPart} />}
      </div>
      <h3>{say('quote.remarks')}</h3>
      {remarks.length === 0 && <p className={styles.none}>{say('quote.noRemarks')}</p>}
      <ul className={styles.list}>
        {remarks.map(remark => (
          <RemarkRow
            key={remark.id}
            remark={remark}
            isQuoted={isQuoted(remark.id)}
            onQuote={isLocked ? undefined : () => onQuote({ part, source: { kind: 'remark', id: remark.id }, words: remark.words, who: remark.who, at: remark.at })}
          />
        ))}
      </ul>
      <h3>{say('quote.moments')}</h3>
      {moments.length === 0 && <p className={styles.none}>{say('quote.noMoments')}</p>}
      <ul className={styles.list}>
        {moments.map(moment => (
          <MomentRow
            key={moment.id}
            moment={moment}
            isQuoted={isQuoted(moment.id)}
            onQuote={isLocked ? undefined : () => onQuote({ part, source: { kind: 'moment', id: moment.id }, words: momentWords(moment), who: '', at: moment.start })}
          />
        ))}
      </ul>
    </aside>
  )
}

interface RowState {
  readonly isQuoted: boolean
  /** Undefined while the note is locked. */
  readonly onQuote: (() => void) | undefined
}

function RemarkRow({ remark, isQuoted, onQuote }: RowState & { readonly remark: Remark }) {
  const say = useWords('reflect')
  return (
    <li>
      <button type="button" className={styles.row} disabled={!onQuote} onClick={onQuote} aria-label={say('quote.quoteRemark', { words: remark.words, who: remark.who })}>
        <span className={styles.time}>{formatClock(remark.at)}</span>
        <span className={styles.words}>
          <span dir="auto">“{remark.words}”</span>
          <span className={styles.who}>
            <bdi>{remark.who}</bdi>
            {isQuoted && ` · ${say('quote.quoted')}`}
          </span>
        </span>
      </button>
    </li>
  )
}

function MomentRow({ moment, isQuoted, onQuote }: RowState & { readonly moment: Moment }) {
  const say = useWords('reflect')
  const title = momentWords(moment)
  return (
    <li>
      <button type="button" className={styles.row} disabled={!onQuote} onClick={onQuote} aria-label={say('quote.quoteMoment', { title })}>
        <Thumbnail recordingId={moment.recordingId} at={(moment.start + moment.end) / 2} whenGone={say('quote.footageErased')} className={styles.still} />
        <span className={styles.words}>
          <bdi>{title}</bdi>
          <span className={styles.who}>
            {formatClock(moment.start)}
            {isQuoted && ` · ${say('quote.quoted')}`}
          </span>
        </span>
      </button>
    </li>
  )
}
