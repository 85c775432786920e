import { SLOWDOWN, STILL_LENGTH, type FilmItem } from '../../../shared/domain/feedback-film'
import { filmItemLength, isCardEmpty, type FilmClip } from '../../../shared/domain/film-items'
import { Thumbnail } from '../../footage/thumbnail'
import { classNames } from '../../ui/class-names'
import { useWords } from '../../words/words'
import { useLengthWords } from './length-words'
import styles from './strip-item.module.css'

interface StripItemProps {
  readonly item: FilmItem
  readonly items: readonly FilmItem[]
  readonly isSelected: boolean
  readonly isPlaying: boolean
  readonly isThere: boolean
  readonly onSelect: () => void
}

/** One clip or card of the film. */
export function StripItem({ item, items, isSelected, isPlaying, isThere, onSelect }: StripItemProps) {
  const say = useWords('build')
  const inWords = useLengthWords()
  const place = items.findIndex(each => each.id === item.id) + 1
  const number = items.slice(0, place).filter(each => each.kind === 'clip').length
  const words = item.kind === 'card' ? (isCardEmpty(item) ? say('emptyCard') : item.words) : item.caption
  const what = item.kind === 'card' ? `${say(`card.${item.look}`)}: ${words}` : [say('clip', { number }), words, isThere ? '' : say('missing')].filter(part => part !== '').join(', ')
  return (
    <button
      type="button"
      data-testid="strip-item"
      data-item={item.id}
      className={classNames(styles.item, item.kind === 'card' ? styles[item.look] : styles.clip, isSelected && styles.selected, isPlaying && styles.playing)}
      aria-pressed={isSelected}
      aria-label={say('stripItem', { what, length: inWords(filmItemLength(item)), place: say('place', { place, count: items.length }) })}
      onClick={onSelect}
    >
      {item.kind === 'card' ? (
        <span className={classNames(styles.cardWords, isCardEmpty(item) && styles.noWords)} dir="auto">
          {words}
        </span>
      ) : (
        <ClipPictures clip={item} number={number} isThere={isThere} />
      )}
    </button>
  )
}

function ClipPictures({ clip, number, isThere }: { readonly clip: FilmClip; readonly number: number; readonly isThere: boolean }) {
  const say = useWords('build')
  const inWords = useLengthWords()
  const length = clip.end - clip.start
  if (!isThere) return <span className={styles.missing}>{`${number} · ${say('missing')}`}</span>
  return (
    <>
      <span className={classNames(styles.part, length >= 8_000 && styles.long)}>
        <Thumbnail recordingId={clip.recordingId} at={clip.start} className={styles.picture} />
        <span className={styles.label}>{`${number} · ${inWords(length)}`}</span>
      </span>
      {clip.thenStill && (
        <span className={classNames(styles.part, styles.extra)}>
          <Thumbnail recordingId={clip.recordingId} at={clip.end} className={styles.picture} />
          <span className={styles.label}>{`${say('still')} · ${inWords(STILL_LENGTH)}`}</span>
        </span>
      )}
      {clip.againSlowly && (
        <span className={classNames(styles.part, styles.extra)}>
          <Thumbnail recordingId={clip.recordingId} at={(clip.start + clip.end) / 2} className={styles.picture} />
          <span className={styles.label}>{`${say('slowly')} · ${inWords(length * SLOWDOWN)}`}</span>
        </span>
      )}
    </>
  )
}
