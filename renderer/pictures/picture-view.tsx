import { useEffect, useRef } from 'react'
import { drawPicture, type FilmPicture } from './film-picture'
import type { PictureSize } from './picture-canvas'

interface PictureViewProps {
  readonly picture: FilmPicture
  readonly size: PictureSize
  readonly className?: string | undefined
}

/** A card or caption on screen, drawn by what draws it for the film. Its words are there for a screen reader too. */
export function PictureView({ picture, size, className }: PictureViewProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { words, kind } = picture
  const look = picture.kind === 'card' ? picture.look : null
  const { width, height } = size
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const drawn = kind === 'card' && look ? { kind, look, words } : { kind: 'caption' as const, words }
    void drawPicture(context, { width, height }, drawn)
  }, [words, kind, look, width, height])
  return <canvas ref={canvas} width={width} height={height} className={className} role="img" aria-label={words} />
}
