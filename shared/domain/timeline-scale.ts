import { MINUTE, SECOND, type Ms } from './time'

export const CLOSEST_ZOOM = 64

/** `zoom` 1 shows the whole recording; 2 shows half of it. */
export function zoomBy(zoom: number, factor: number): number {
  return Math.min(CLOSEST_ZOOM, Math.max(1, zoom * factor))
}

const tickSteps: readonly Ms[] = [SECOND / 2, SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE]

/** The smallest step between labels that leaves each at least `room` pixels. */
export function tickStep(duration: Ms, width: number, room: number): Ms {
  const least = (duration / Math.max(1, width)) * room
  return tickSteps.find(step => step >= least) ?? 60 * MINUTE
}

/** Where to scroll, in pixels, so that `x` stays under the same spot of the window while the width changes from one to the other. */
export function scrollAfterZoom(x: number, scroll: number, widthBefore: number, widthAfter: number): number {
  return Math.max(0, (x * widthAfter) / Math.max(1, widthBefore) - (x - scroll))
}

/** Where to scroll so that `x` is seen, with some room ahead of it; null where it is seen already. */
export function scrollToShow(x: number, scroll: number, window: number): number | null {
  if (x >= scroll && x <= scroll + window - 8) return null
  return Math.max(0, x - window * 0.12)
}
