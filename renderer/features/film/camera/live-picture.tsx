import { useEffect, useRef } from 'react'
import { useWords } from '../../../words/words'
import styles from './stage.module.css'

/** What the camera sees now, without its sound. */
export function LivePicture({ stream }: { readonly stream: MediaStream }) {
  const say = useWords('film')
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const element = video.current
    if (!element) return undefined
    element.srcObject = stream
    element.play().catch(() => undefined)
    return () => {
      element.srcObject = null
    }
  }, [stream])
  return <video ref={video} className={styles.live} muted playsInline aria-label={say('livePicture')} data-testid="live-picture" />
}
