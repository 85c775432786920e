import { useRef } from 'react'
import type { MadeFilm } from '../../../shared/domain/feedback-film'
import { passageStarts } from '../../../shared/domain/made-film'
import { footageAddress } from '../../bridge'
import styles from './watch-page.module.css'

/** A picture from the film's first passage; nothing plays, and there is nothing to press. */
export function FilmStill({ made, onGone }: { readonly made: MadeFilm; readonly onGone: () => void }) {
  const video = useRef<HTMLVideoElement>(null)
  const [first] = passageStarts(made)
  const at = first ? first.start + first.length / 2 : made.duration / 2
  return (
    <video
      ref={video}
      className={styles.still}
      src={footageAddress(made.recordingId, 'play')}
      preload="auto"
      muted
      playsInline
      aria-hidden="true"
      tabIndex={-1}
      disablePictureInPicture
      onLoadedMetadata={() => {
        if (video.current) video.current.currentTime = at / 1_000
      }}
      onError={onGone}
    />
  )
}
