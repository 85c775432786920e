import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { scrollAfterZoom, zoomBy } from '../../../../shared/domain/timeline-scale'
import type { Player } from '../player/player'

const STEP = 1.5

/** How close the timeline is. The playhead stays in its place while zooming. */
export function useZoom(scroller: React.RefObject<HTMLElement | null>, player: Player) {
  const [zoom, setZoom] = useState(1)
  const before = useRef(1)
  useLayoutEffect(() => {
    const view = scroller.current
    if (view && before.current !== zoom) {
      const x = (player.playhead.time / Math.max(1, player.duration)) * view.clientWidth * before.current
      view.scrollLeft = scrollAfterZoom(x, view.scrollLeft, before.current, zoom)
    }
    before.current = zoom
  }, [zoom, scroller, player])
  useEffect(() => {
    const view = scroller.current
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      // Otherwise the browser would zoom the whole page.
      event.preventDefault()
      setZoom(now => zoomBy(now, event.deltaY < 0 ? STEP : 1 / STEP))
    }
    view?.addEventListener('wheel', onWheel, { passive: false })
    return () => view?.removeEventListener('wheel', onWheel)
  }, [scroller])
  return { zoom, zoomIn: () => setZoom(now => zoomBy(now, STEP)), zoomOut: () => setZoom(now => zoomBy(now, 1 / STEP)) }
}
