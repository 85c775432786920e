import type { FilmStretch } from '../../shared/domain/feedback-film'
import { readyToWrite, type DrawingContext, type PictureSize } from './picture-canvas'

type CardLook = Extract<FilmStretch, { kind: 'card' }>['look']

// The colours of tokens.css: a picture is drawn where no style sheet reaches.
const looks: Readonly<Record<CardLook, { readonly ground: string; readonly ink: string; readonly line: string }>> = {
  title: { ground: '#0f5f5c', ink: '#ffffff', line: '#a9cfcb' },
  question: { ground: '#fbeed7', ink: '#1f2d2b', line: '#c9822b' },
  end: { ground: '#fbf8f3', ink: '#0a4644', line: '#a9cfcb' },
}

/** A card fills the film's frame: words in the middle over a quiet ground. */
export function drawCard(context: DrawingContext, size: PictureSize, look: CardLook, words: string): void {
  const { ground, ink, line } = looks[look]
  context.fillStyle = ground
  context.fillRect(0, 0, size.width, size.height)
  const unit = size.height / 720
  const room = { width: size.width * 0.8, height: size.height * 0.66, largest: Math.round(80 * unit), smallest: Math.round(30 * unit) }
  const laidOut = readyToWrite(context, words, room)
  context.fillStyle = ink
  const top = size.height / 2 - ((laidOut.lines.length - 1) * laidOut.lineHeight) / 2
  laidOut.lines.forEach((text, index) => context.fillText(text, size.width / 2, top + index * laidOut.lineHeight))
  context.fillStyle = line
  context.fillRect(size.width / 2 - 48 * unit, size.height - 76 * unit, 96 * unit, 6 * unit)
}
