import { Pause, Play } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { stretchLength, type FilmStretch } from '../../../shared/domain/feedback-film'
import type { FilmShape } from '../../../shared/domain/film-shape'
import { formatClock, formatLength } from '../../../shared/domain/time'
import { pictureOf } from '../../pictures/film-picture'
import { PictureView } from '../../pictures/picture-view'
import { Button } from '../../ui/button'
import { classNames } from '../../ui/class-names'
import { keyLabel } from '../../commands/keymap'
import { useWords } from '../../words/words'
import styles from './preview.module.css'
import type { PlayingFilm } from './use-film-player'

interface PreviewProps {
  readonly stretches: readonly FilmStretch[]
  readonly shape: FilmShape
  readonly playing: PlayingFilm
  readonly isThere: (recordingId: string) => boolean
  readonly onPlayOrPause: () => void
}

/** The film as it will be, without making it. */
export function Preview({ stretches, shape, playing, isThere, onPlayOrPause }: PreviewProps) {
  const say = useWords('build')
  const { view, videos } = playing
  const stretch = stretches[view.index]
  const picture = stretch ? pictureOf(stretch) : null
  const isFootage = stretch !== undefined && stretch.kind !== 'card'
  return (
    <section className={styles.preview} aria-label={say('preview')}>
      <div className={styles.stage}>
        <div className={styles.screen} data-testid="film-preview">
          {videos.map((video, index) => (
            <video key={index} ref={video} className={classNames(styles.footage, isFootage && isThere(stretch.recordingId) && view.front === index && styles.seen)} preload="auto" playsInline aria-hidden="true" tabIndex={-1} disablePictureInPicture />
          ))}
          {picture && <PictureView picture={picture} size={shape} className={styles.picture} />}
          {isFootage && !isThere(stretch.recordingId) && <div className={styles.missing}>{say('missing')}</div>}
          {stretch === undefined && (
            <div className={styles.empty}>
              <h2>{say('previewEmptyTitle')}</h2>
              <p>{say('previewEmpty')}</p>
            </div>
          )}
        </div>
      </div>
      <FilmClock playing={playing} length={stretches.reduce((sum, each) => sum + stretchLength(each), 0)} />
      <div className={styles.controls}>
        <Button onPress={onPlayOrPause} isDisabled={stretch === undefined}>
          {view.isPlaying ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
          {view.isPlaying ? say('pause') : say('playFromHere')}
          <kbd>{keyLabel('build.play')}</kbd>
        </Button>
        <Button look="quiet" onPress={() => playing.playFrom(0)} isDisabled={stretch === undefined}>
          {say('playAll')}
        </Button>
        <span className={styles.note}>{say('previewNote')}</span>
      </div>
    </section>
  )
}

/** Moves with every frame drawn, outside of React. */
function FilmClock({ playing, length }: { readonly playing: PlayingFilm; readonly length: number }) {
  const say = useWords('build')
  const bar = useRef<HTMLDivElement>(null)
  const clock = useRef<HTMLSpanElement>(null)
  const { filmTime, view } = playing
  useEffect(() => {
    let request = 0
    const draw = () => {
      const time = Math.min(length, filmTime())
      if (bar.current) bar.current.style.inlineSize = `${length === 0 ? 0 : (time / length) * 100}%`
      if (clock.current) clock.current.textContent = `${time >= length ? formatLength(length) : formatClock(time)} / ${formatLength(length)}`
      if (view.isPlaying) request = requestAnimationFrame(draw)
    }
    draw()
    return () => cancelAnimationFrame(request)
  })
  return (
    <div className={styles.clock}>
      <div className={styles.track} aria-hidden="true">
        <div ref={bar} className={styles.gone} />
      </div>
      <span ref={clock} className={styles.time} role="timer" aria-label={say('filmClock')} />
    </div>
  )
}
