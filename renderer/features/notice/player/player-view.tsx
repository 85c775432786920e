import { useEffect, useRef, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { usePlayAddress } from '../../../footage/recording-media'
import { useWords } from '../../../words/words'
import type { Player } from './player'
import styles from './player.module.css'

interface PlayerViewProps {
  readonly player: Player
  readonly recordingId: string
  readonly title: string
  /** Laid over the picture's lower end. */
  readonly children?: ReactNode
  /** Laid over its upper corner. */
  readonly corner?: ReactNode
}

export function PlayerView({ player, recordingId, title, children, corner }: PlayerViewProps) {
  const say = useWords('notice')
  const video = useRef<HTMLVideoElement>(null)
  const address = usePlayAddress(recordingId)
  const hasFailed = useStore(player.state, state => state.hasFailed)
  useEffect(() => (video.current ? player.attach(video.current) : undefined), [player])
  return (
    <div className={styles.screen}>
      <video ref={video} className={styles.video} src={address ?? undefined} preload="auto" playsInline aria-label={title} data-testid="player" onClick={() => player.playOrPause()} />
      {hasFailed && (
        <p className={styles.failed} role="alert">
          {say('cannotPlay')}
        </p>
      )}
      <div className={styles.top}>{corner}</div>
      <div className={styles.over}>{children}</div>
    </div>
  )
}
