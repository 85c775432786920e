import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import type { FilmItem } from '../../../shared/domain/feedback-film'
import type { Id } from '../../../shared/domain/ids'
import type { Moment } from '../../../shared/domain/moment'
import { mediaOf } from '../../../shared/domain/recording'
import type { Session } from '../../../shared/domain/session'
import { formatClock } from '../../../shared/domain/time'
import { keyLabel } from '../../commands/keymap'
import { useCommands } from '../../commands/use-commands'
import type { BuildingBlocks } from '../../db/queries/film-building'
import { Thumbnail } from '../../footage/thumbnail'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { Card } from '../../ui/surface'
import { takeLostFocus } from '../../ui/take-lost-focus'
import { momentWords } from '../../words/moment-words'
import { useWords } from '../../words/words'
import { dayWords } from '../../words/dates'
import { useLengthWords } from './length-words'
import styles from './moment-list.module.css'

interface MomentListProps {
  readonly session: Session
  readonly blocks: BuildingBlocks
  readonly items: readonly FilmItem[]
  readonly onAdd: (moments: readonly Moment[]) => void
  readonly onShow: (itemId: Id) => void
}

/** The moments of a session that may be shown: this one's, or an earlier one's. */
export function MomentList({ session, blocks, items, onAdd, onShow }: MomentListProps) {
  const say = useWords('build')
  const [chosen, setChosen] = useState<Id | null>(null)
  const source = sourceOf(blocks, session, chosen)
  const inFilm = new Map(items.flatMap(item => (item.kind === 'clip' && item.momentId !== null ? [[item.momentId, item.id] as const] : [])))
  const addable = source.moments.filter(moment => !inFilm.has(moment.id) && canAdd(blocks, moment))
  const takesAll = inFilm.size === 0 && addable.length > 1
  const addNext = addable.length > 0 ? () => onAdd(takesAll ? addable : addable.slice(0, 1)) : undefined
  useCommands({ 'build.add': addNext })
  return (
    <Card title={say('moments')} className={styles.panel}>
      {blocks.sessions.length > 1 && (
        <Choice
          label={say('momentsFrom')}
          isLabelHidden
          value={source.session.id}
          onChange={setChosen}
          options={blocks.sessions.map(each => ({ value: each.session.id, label: each.session.id === session.id ? say('thisSession') : sessionLabel(say('sessionOption', { number: each.session.number }), each.session) }))}
        />
      )}
      {source.moments.length === 0 && (
        <div className={styles.none}>
          <p>{say('emptySession')}</p>
          <Link to="/sessions/$sessionId/$step" params={{ sessionId: session.id, step: 'notice' }}>
            {say('toNotice')}
          </Link>
        </div>
      )}
      <ul className={styles.list} data-testid="moment-list">
        {source.moments.map(moment => (
          <MomentRow key={moment.id} moment={moment} inFilm={inFilm.get(moment.id) ?? null} canAdd={canAdd(blocks, moment)} onAdd={() => onAdd([moment])} onShow={onShow} />
        ))}
      </ul>
      {addNext && (
        <Button onPress={addNext}>
          {takesAll ? say('addAll') : say('addNext')} <kbd>{keyLabel('build.add')}</kbd>
        </Button>
      )}
    </Card>
  )
}

function MomentRow({ moment, inFilm, canAdd, onAdd, onShow }: { readonly moment: Moment; readonly inFilm: Id | null; readonly canAdd: boolean; readonly onAdd: () => void; readonly onShow: (itemId: Id) => void }) {
  const say = useWords('build')
  const inWords = useLengthWords()
  const title = momentWords(moment)
  const isAdding = useRef(false)
  const add = () => {
    isAdding.current = true
    onAdd()
  }
  // In the place of the button with which it was added: the next moment is a Tab away.
  const goOnHere = (button: HTMLElement | null) => {
    if (!isAdding.current || !button) return
    isAdding.current = false
    takeLostFocus(button)
  }
  const state = inFilm !== null ? say('inFilm') : canAdd ? null : say('recordingGone')
  const told = (
    <>
      <Thumbnail recordingId={moment.recordingId} at={(moment.start + moment.end) / 2} className={styles.picture} />
      <span className={styles.words}>
        <b dir="auto" className={styles.title}>
          {title}
        </b>
        <span className={styles.facts}>{[formatClock(moment.start), inWords(moment.end - moment.start), state].filter(part => part !== null).join(' · ')}</span>
      </span>
    </>
  )
  return (
    <li className={styles.row}>
      {inFilm === null ? (
        <>
          {told}
          <Button label={say('addMoment', { title })} isDisabled={!canAdd} onPress={add}>
            <Plus aria-hidden="true" />
          </Button>
        </>
      ) : (
        <button ref={goOnHere} type="button" className={styles.inFilm} aria-label={say('showInFilm', { title })} onClick={() => onShow(inFilm)}>
          {told}
        </button>
      )}
    </li>
  )
}

function canAdd(blocks: BuildingBlocks, moment: Moment): boolean {
  const recording = blocks.recordings.get(moment.recordingId)
  return recording !== undefined && mediaOf(recording) !== null
}

/** This session's moments; where it has none, the latest earlier session's that has, as many programmes watch last time's film. */
function sourceOf(blocks: BuildingBlocks, session: Session, chosen: Id | null): BuildingBlocks['sessions'][number] {
  const own = blocks.sessions.find(each => each.session.id === session.id) ?? { session, moments: [] }
  const wanted = blocks.sessions.find(each => each.session.id === chosen)
  return wanted ?? (own.moments.length > 0 ? own : (blocks.sessions.find(each => each.moments.length > 0 && each.session.number <= session.number) ?? own))
}

function sessionLabel(heading: string, session: Session): string {
  return [heading, session.theme, session.heldAt ? dayWords(session.heldAt) : ''].filter(part => part !== '').join(' · ')
}
