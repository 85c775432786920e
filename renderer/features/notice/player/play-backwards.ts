import type { Ms } from '../../../../shared/domain/time'

interface Backwards {
  /** The picture asked for last is on screen. */
  readonly canShow: () => boolean
  readonly show: (time: Ms) => void
  /** The beginning has been reached. */
  readonly onStart: () => void
}

/** Browsers play forwards only, so going back is made of single pictures, as many as come in time. Gives back how to stop. */
export function playBackwards(from: Ms, speed: number, { canShow, show, onStart }: Backwards): () => void {
  const startedAt = performance.now()
  let request = requestAnimationFrame(move)

  function move(now: number): void {
    const time = from - (now - startedAt) * speed
    if (time <= 0) {
      show(0)
      onStart()
      return
    }
    if (canShow()) show(time)
    request = requestAnimationFrame(move)
  }
  return () => cancelAnimationFrame(request)
}
