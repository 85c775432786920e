import { useEffect, useRef } from 'react'
import type { RecordingPictures } from '../../../../shared/domain/recording'
import { formatClock, type Ms } from '../../../../shared/domain/time'
import { tickStep } from '../../../../shared/domain/timeline-scale'
import { footageAddress } from '../../../bridge'
import styles from './timeline.module.css'

interface RibbonProps {
  readonly recordingId: string
  readonly pictures: RecordingPictures | null
  readonly duration: Ms
  readonly zoom: number
  /** What scrolls; only what is in sight is drawn. */
  readonly scroller: React.RefObject<HTMLElement | null>
}

interface View {
  readonly width: number
  readonly height: number
  readonly scroll: number
  readonly whole: number
}

/** Filmstrip, ruler and waveform on one canvas as wide as the window of the timeline. */
export function Ribbon({ recordingId, pictures, duration, zoom, scroller }: RibbonProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current
    const scrolling = scroller.current
    const context = element?.getContext('2d')
    if (!element || !scrolling || !context) return undefined
    const sheet = new Image()
    if (pictures && pictures.tiles.length > 0) sheet.src = footageAddress(recordingId, 'thumbnails')

    let request = 0
    const draw = () => {
      const { width, height } = fit(element, scrolling)
      const view: View = { width, height, scroll: scrolling.scrollLeft, whole: width * zoom }
      context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0)
      context.clearRect(0, 0, width, height)
      drawStrip(context, view, pictures, sheet, duration)
      drawWave(context, view, pictures, duration, getComputedStyle(element))
      drawRuler(context, view, duration, getComputedStyle(element))
    }
    const soon = () => {
      cancelAnimationFrame(request)
      request = requestAnimationFrame(draw)
    }
    soon()
    sheet.addEventListener('load', soon)
    scrolling.addEventListener('scroll', soon, { passive: true })
    const observer = new ResizeObserver(soon)
    observer.observe(scrolling)
    return () => {
      cancelAnimationFrame(request)
      sheet.removeEventListener('load', soon)
      scrolling.removeEventListener('scroll', soon)
      observer.disconnect()
    }
  }, [recordingId, pictures, duration, zoom, scroller])
  return <canvas ref={canvas} className={styles.canvas} aria-hidden="true" />
}

/** The filmstrip takes the upper part, the waveform the lower. */
const STRIP_SHARE = 0.62
const TICK_ROOM_PX = 84

function fit(canvas: HTMLCanvasElement, scroller: HTMLElement): { width: number; height: number } {
  const width = scroller.clientWidth
  const height = canvas.clientHeight
  const wantedWidth = Math.round(width * devicePixelRatio)
  const wantedHeight = Math.round(height * devicePixelRatio)
  if (canvas.width !== wantedWidth) canvas.width = wantedWidth
  if (canvas.height !== wantedHeight) canvas.height = wantedHeight
  canvas.style.width = `${width}px`
  return { width, height }
}

function drawStrip(context: CanvasRenderingContext2D, view: View, pictures: RecordingPictures | null, sheet: HTMLImageElement, duration: Ms): void {
  if (!pictures || pictures.tiles.length === 0 || !sheet.complete || sheet.naturalWidth === 0) return
  const height = view.height * STRIP_SHARE
  const width = Math.max(24, (height * pictures.tileWidth) / pictures.tileHeight)
  const from = Math.floor(view.scroll / width)
  const to = Math.ceil((view.scroll + view.width) / width)
  for (let slot = from; slot < to; slot += 1) {
    const tile = tileAt(pictures, (((slot + 0.5) * width) / view.whole) * duration)
    if (tile) context.drawImage(sheet, tile.column * pictures.tileWidth, tile.row * pictures.tileHeight, pictures.tileWidth, pictures.tileHeight, slot * width - view.scroll, 0, width - 1, height)
  }
}

/** The picture made at or last before a time; each tile is labelled with its own. */
function tileAt({ tiles }: RecordingPictures, time: Ms): RecordingPictures['tiles'][number] | undefined {
  let low = 0
  let high = tiles.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((tiles[middle]?.at ?? 0) <= time) low = middle
    else high = middle - 1
  }
  return tiles[low]
}

function drawWave(context: CanvasRenderingContext2D, view: View, pictures: RecordingPictures | null, duration: Ms, style: CSSStyleDeclaration): void {
  if (!pictures || pictures.peaks.length === 0) return
  const top = view.height * STRIP_SHARE + 2
  const middle = (top + view.height) / 2
  const tallest = (view.height - top) / 2
  context.fillStyle = style.getPropertyValue('--wave')
  const msPerPixel = duration / view.whole
  for (let x = 0; x < view.width; x += 2) {
    const from = Math.floor(((x + view.scroll) * msPerPixel) / pictures.peakStep)
    const to = Math.max(from + 1, Math.ceil(((x + 2 + view.scroll) * msPerPixel) / pictures.peakStep))
    let peak = 0
    for (let index = from; index < to && index < pictures.peaks.length; index += 1) peak = Math.max(peak, pictures.peaks[index] ?? 0)
    const half = Math.max(0.5, (peak / 255) * tallest)
    context.fillRect(x, middle - half, 1.5, half * 2)
  }
}

function drawRuler(context: CanvasRenderingContext2D, view: View, duration: Ms, style: CSSStyleDeclaration): void {
  const step = tickStep(duration, view.whole, TICK_ROOM_PX)
  const height = view.height * STRIP_SHARE
  context.font = `600 12px ${style.fontFamily}`
  const first = Math.floor(((view.scroll / view.whole) * duration) / step) * step
  for (let time = first; time <= duration; time += step) {
    const x = (time / duration) * view.whole - view.scroll
    if (x > view.width) break
    const label = formatClock(time)
    const { width } = context.measureText(label)
    context.fillStyle = style.getPropertyValue('--plate')
    context.fillRect(x, height - 17, width + 10, 17)
    context.fillStyle = style.getPropertyValue('--plate-ink')
    context.fillRect(x, height - 17, 1.5, 17)
    context.fillText(label, x + 5, height - 4)
  }
}
