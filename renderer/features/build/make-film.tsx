import { Link } from '@tanstack/react-router'
import { Clapperboard } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Family } from '../../../shared/domain/family'
import { filmItemsLength, planKey, type FeedbackFilm } from '../../../shared/domain/feedback-film'
import { whyNotMade } from '../../../shared/domain/film-items'
import type { Id } from '../../../shared/domain/ids'
import type { Session } from '../../../shared/domain/session'
import { runCommand, useCommands } from '../../commands/use-commands'
import { GiveCopy } from '../../copies/give-copy'
import { copyDraftId } from '../../copies/give-copy-dialog'
import { useAppStart } from '../../state/app-start'
import { useInterrupted } from '../../state/use-draft'
import { Button } from '../../ui/button'
import { ProgressBar } from '../../ui/surface'
import { takeLostFocus } from '../../ui/take-lost-focus'
import { useWords } from '../../words/words'
import { cancelFilm, useFilmJobs } from './film-jobs'
import { useFilmLengthWords } from './length-words'
import styles from './make-film.module.css'

interface MakeFilmProps {
  readonly session: Session
  readonly family: Family
  readonly film: FeedbackFilm
  readonly isThere: (recordingId: Id) => boolean
  readonly onMake: () => void
}

/** Makes the film, says how far it is, and whether what was made is still what stands in the strip. */
export function MakeFilm({ session, family, film, isThere, onMake }: MakeFilmProps) {
  const say = useWords('build')
  const sayCopy = useWords('copy')
  const sayApp = useWords('app')
  const inWords = useFilmLengthWords()
  const job = useFilmJobs(state => state.jobs[film.id])
  const box = useGoingOn(job !== undefined)
  const { made, items } = film
  const isCurrent = made !== null && made.planKey === planKey(items)
  const [isCopying, setCopying] = useState(false)
  useInterrupted(copyDraftId(made?.recordingId ?? ''), () => setCopying(true))
  useCommands({ 'build.give-copy': isCurrent && !job ? () => setCopying(true) : undefined })
  const hasFfmpeg = useAppStart(state => state.start?.ffmpeg != null)
  if (job) {
    const words = job.isCancelling ? say('cancelling') : say('making', { percent: Math.round(job.fraction * 100) })
    return (
      <div ref={box} className={styles.make} tabIndex={-1}>
        <span className={styles.state}>{words}</span>
        <ProgressBar label={words} fraction={job.fraction} />
        <Button isDisabled={job.isCancelling} onPress={() => cancelFilm(film.id)}>
          {say('cancel')}
        </Button>
      </div>
    )
  }
  const why = whyNotMade(items, isThere)
  const hint = !hasFfmpeg ? sayApp('noFfmpeg') : why !== null ? say(`whyNot.${why}`) : isCurrent ? null : made ? null : say('prepared')
  const watch = (className: string | undefined) => (
    <Link to="/sessions/$sessionId/$step" params={{ sessionId: film.sessionId, step: 'watch' }} className={className}>
      {say('watchIt')}
    </Link>
  )
  const length = inWords(filmItemsLength(items))
  return (
    <div ref={box} className={styles.make} role="status" tabIndex={-1}>
      {made && (
        <div className={styles.made}>
          <span className={isCurrent ? styles.state : styles.hint}>{say(isCurrent ? 'made' : 'madeChanged', { length: inWords(made.duration) })}</span>
          {!isCurrent && watch(styles.watch)}
        </div>
      )}
      {!isCurrent && (
        <Button look="primary" isDisabled={why !== null || !hasFfmpeg} onPress={onMake}>
          <Clapperboard aria-hidden="true" />
          {say(made ? 'makeAgain' : 'make', { length })}
        </Button>
      )}
      {isCurrent && watch(styles.watchNow)}
      {isCurrent && <Button onPress={() => runCommand('build.give-copy')}>{sayCopy('open')}</Button>}
      {made && isCopying && <GiveCopy session={session} family={family} filmId={film.id} recordingId={made.recordingId} onClose={() => setCopying(false)} />}
      {hint !== null && <span className={styles.hint}>{hint}</span>}
    </div>
  )
}

/** The button that was pressed gives way to what it began, and that to what came of it: reading goes on there. */
function useGoingOn(isMaking: boolean) {
  const box = useRef<HTMLDivElement>(null)
  const wasMaking = useRef(isMaking)
  useEffect(() => {
    if (wasMaking.current !== isMaking) takeLostFocus(box.current)
    wasMaking.current = isMaking
  }, [isMaking])
  return box
}
