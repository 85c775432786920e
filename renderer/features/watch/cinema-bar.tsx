import { Maximize, X } from 'lucide-react'
import { useEffect, useRef, type Ref } from 'react'
import type { Family } from '../../../shared/domain/family'
import type { Ms } from '../../../shared/domain/time'
import { useWords } from '../../words/words'
import { CinemaButton } from './cinema-button'
import styles from './cinema.module.css'
import { RemarkBox } from './remark-box'
import { speakers } from './remarks'
import type { CinemaState } from './use-cinema'
import type { Watching } from './use-watching'

interface CinemaBarProps {
  readonly ref: Ref<HTMLDivElement>
  readonly cinema: CinemaState
  readonly family: Family
  readonly worker: string
  readonly duration: Ms
  readonly onLeave: () => void
}

/** A few large buttons under the film. No number about anybody. */
export function CinemaBar({ ref, cinema, family, worker, duration, onLeave }: CinemaBarProps) {
  const say = useWords('watch')
  const { watching, draft, kept } = cinema
  if (draft) {
    return (
      <div ref={ref} className={styles.bar}>
        <RemarkBox draft={draft} speakers={speakers(family, worker)} onChange={cinema.changeDraft} onKeep={cinema.keepDraft} onPutAway={cinema.putAway} />
      </div>
    )
  }
  const hasEnded = watching.phase === 'ended'
  return (
    <div ref={ref} className={styles.bar}>
      <div className={styles.line}>
        <div className={styles.kept} role="status">
          {kept && (
            <span key={kept.count} className={styles.keptBy}>
              {kept.words}
            </span>
          )}
        </div>
        <Progress watching={watching} duration={duration} />
      </div>
      <div className={styles.buttons}>
        {hasEnded ? (
          <>
            <CinemaButton onPress={cinema.fromStart}>{say('fromStart')}</CinemaButton>
            <CinemaButton onPress={cinema.writeRemark}>{say('remark')}</CinemaButton>
            <CinemaButton isMain onPress={onLeave}>
              {say('done')}
            </CinemaButton>
          </>
        ) : (
          <>
            <CinemaButton isMain onPress={cinema.playOrPause}>
              {watching.phase === 'playing' ? say('pause') : say('play')}
            </CinemaButton>
            <CinemaButton onPress={cinema.again}>{say('again')}</CinemaButton>
            <ThatOne cinema={cinema} />
            <CinemaButton onPress={cinema.writeRemark}>{say('remark')}</CinemaButton>
          </>
        )}
      </div>
    </div>
  )
}

/** Where several adults watch, it says whose it is, and goes to another at a press. */
function ThatOne({ cinema: { thatOne, chooser, choosers, setChooser } }: { readonly cinema: CinemaState }) {
  const say = useWords('watch')
  const button = <CinemaButton onPress={thatOne}>{say('thatOne')}</CinemaButton>
  if (choosers.length < 2) return button
  return (
    <div className={styles.thatOne}>
      {button}
      <div className={styles.choosers} role="group" aria-label={say('thatOneBy')}>
        {choosers.map(name => (
          <CinemaButton key={name} isSmall isPressed={name === chooser} onPress={() => setChooser(name)}>
            <bdi>{name}</bdi>
          </CinemaButton>
        ))}
      </div>
    </div>
  )
}

export function CinemaCorner({ onFullScreen, onLeave }: { readonly onFullScreen: () => void; readonly onLeave: () => void }) {
  const say = useWords('watch')
  return (
    <div className={styles.corner}>
      <CinemaButton label={say('leave')} onPress={onLeave}>
        <X aria-hidden="true" />
      </CinemaButton>
      <CinemaButton label={say('fullScreen')} onPress={onFullScreen}>
        <Maximize aria-hidden="true" />
      </CinemaButton>
    </div>
  )
}

/** Moves with the film, outside of React. */
function Progress({ watching, duration }: { readonly watching: Watching; readonly duration: Ms }) {
  const bar = useRef<HTMLDivElement>(null)
  const { now } = watching
  useEffect(() => {
    let request = 0
    const draw = () => {
      if (bar.current) bar.current.style.inlineSize = `${duration === 0 ? 0 : Math.min(100, (now() / duration) * 100)}%`
      request = requestAnimationFrame(draw)
    }
    draw()
    return () => cancelAnimationFrame(request)
  })
  return (
    <div className={styles.track} aria-hidden="true">
      <div ref={bar} className={styles.gone} />
    </div>
  )
}
