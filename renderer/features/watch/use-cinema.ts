import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { Family } from '../../../shared/domain/family'
import type { FeedbackFilm, MadeFilm } from '../../../shared/domain/feedback-film'
import { againFrom, passageStarts, shownUpTo } from '../../../shared/domain/made-film'
import type { Session } from '../../../shared/domain/session'
import type { WatchedSoFar } from '../../../shared/domain/watching'
import { chordOf } from '../../commands/keymap'
import { runCommand, useCommands } from '../../commands/use-commands'
import { watchCommands } from '../../commands/watch'
import { instantNow, newId } from '../../state/clock-and-ids'
import { saving } from '../../state/saving'
import { begunWork } from '../../state/under-way'
import { isolated } from '../../words/isolated'
import { useWords } from '../../words/words'
import { useRemarkDraft } from './remark-draft'
import type { RemarkDraft } from './remark-box'
import { addRemark, choosers, rememberSpeaker } from './remarks'
import { useFullScreen } from './use-full-screen'
import { useWatching, type Watching } from './use-watching'

export interface CinemaPlace {
  /** The session in which the film is watched; the film may be an earlier one's. */
  readonly session: Session
  readonly family: Family
  readonly film: FeedbackFilm
  readonly made: MadeFilm
  readonly worker: string
}

export interface CinemaState {
  readonly watching: Watching
  /** The remark being written, or null while none is. */
  readonly draft: RemarkDraft | null
  /** What was kept a moment ago. */
  readonly kept: { readonly words: string; readonly count: number } | null
  readonly changeDraft: (draft: RemarkDraft) => void
  readonly keepDraft: () => void
  readonly putAway: () => void
  readonly writeRemark: () => void
  readonly thatOne: () => void
  /** Whose “That one!” is, among those who may mean it. */
  readonly chooser: string
  readonly choosers: readonly string[]
  readonly setChooser: (name: string) => void
  readonly again: () => void
  readonly fromStart: () => void
  readonly playOrPause: () => void
  readonly toggleFullScreen: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

const KEPT_STAYS_MS = 3_000

export function useCinema(place: CinemaPlace & { readonly onLeave: () => void }, layer: RefObject<HTMLElement | null>): CinemaState {
  const { session, family, film, made, onLeave } = place
  const say = useWords('watch')
  const watching = useWatching(useLine(place))
  const passages = useMemo(() => passageStarts(made), [made])
  const { draft, putAwayDraft, ...drafting } = useRemarkDraft(place, watching)
  const { kept, tellKept } = useKept()
  const adults = choosers(family)
  const [chosen, setChooser] = useState<string | null>(null)
  const chooser = chosen ?? adults[0] ?? say('parent')
  const putAway = () => {
    putAwayDraft()
    // Else the focus goes to the first button, and Space no longer plays.
    layer.current?.focus()
  }
  const leaveOrPutAway = () => (draft ? putAway() : onLeave())
  const { toggle } = useFullScreen(layer, leaveOrPutAway)
  useEffect(() => layer.current?.focus(), [layer])
  useEffect(() => begunWork('watching-together'), [])

  const keep = (said: RemarkDraft, words: string) => {
    void saving(addRemark(session.id, film.id, said, watching.countRemark())).then(isKept => tellKept(isKept ? words : say('notKept')))
  }
  const playOrPause = () => (watching.phase === 'playing' ? watching.pause() : watching.play())
  const cinema: CinemaState = {
    watching, draft, kept, playOrPause,
    toggleFullScreen: toggle,
    changeDraft: drafting.changeDraft,
    writeRemark: drafting.beginDraft,
    putAway,
    keepDraft: () => {
      if (!draft) return
      if (draft.words.trim() !== '') {
        keep({ ...draft, words: draft.words.trim() }, say('remarkKept'))
        rememberSpeaker(family, draft.who)
        if (adults.includes(draft.who)) setChooser(draft.who)
      }
      drafting.endDraft()
      layer.current?.focus()
      if (watching.phase === 'paused') watching.play()
    },
    chooser,
    choosers: adults,
    setChooser,
    thatOne: () => keep({ at: watching.now(), who: chooser, words: say('thatOne') }, adults.length > 1 ? say('thatOneKeptFor', { who: isolated(chooser) }) : say('thatOneKept')),
    again: () => watching.jumpTo(watching.phase === 'ended' ? 0 : againFrom(passages, watching.now())),
    fromStart: () => watching.jumpTo(0),
    onKeyDown: event => runCinemaKey(event, leaveOrPutAway),
  }
  useCommands({
    'watch.play': playOrPause,
    'watch.again': cinema.again,
    'watch.remark': cinema.writeRemark,
    'watch.that-one': cinema.thatOne,
    'watch.next-chooser': adults.length > 1 ? () => setChooser(adults[(adults.indexOf(chooser) + 1) % adults.length] ?? chooser) : undefined,
    'watch.full-screen': toggle,
    'watch.leave': leaveOrPutAway,
  })
  return cinema
}

/** Keys reach the app's commands only outside of dialogs; this one is a dialog that fills the screen. */
function runCinemaKey(event: KeyboardEvent, onEscape: () => void): void {
  if (event.nativeEvent.isComposing || event.repeat) return
  const isTyping = event.target instanceof HTMLTextAreaElement
  const isOnButton = event.target instanceof HTMLButtonElement && (event.code === 'Space' || event.code === 'Enter')
  if (event.code === 'Escape') {
    event.preventDefault()
    onEscape()
    return
  }
  if (isTyping || isOnButton) return
  const chord = chordOf(event, false)
  const command = watchCommands.find(({ keys }) => (keys as readonly string[]).includes(chord))
  if (command && runCommand(command.id)) event.preventDefault()
}

/** The line this watching leaves in the log: one id from its beginning to its end. */
function useLine({ session, film, made }: CinemaPlace) {
  const begun = useRef<{ readonly id: string; readonly at: ReturnType<typeof instantNow> } | null>(null)
  return ({ length, pauses, remarks, furthest }: WatchedSoFar) => {
    begun.current ??= { id: newId(), at: instantNow() }
    return { ...begun.current, familyId: session.familyId, sessionId: session.id, what: { kind: 'watched' as const, filmId: film.id, length, pauses, remarks, ...shownUpTo(passageStarts(made), furthest) } }
  }
}

function useKept() {
  const [kept, setKept] = useState<CinemaState['kept']>(null)
  useEffect(() => {
    if (!kept) return undefined
    const timer = setTimeout(() => setKept(null), KEPT_STAYS_MS)
    return () => clearTimeout(timer)
  }, [kept])
  return { kept, tellKept: (words: string) => setKept(before => ({ words, count: (before?.count ?? 0) + 1 })) }
}
