import { readyToWrite, type DrawingContext, type PictureSize } from './picture-canvas'

/** A caption on nothing: a dark plate at the foot of the frame, so that it reads on any footage. */
export function drawCaption(context: DrawingContext, size: PictureSize, words: string): void {
  context.clearRect(0, 0, size.width, size.height)
  if (words.trim() === '') return
  const unit = size.height / 720
  const room = { width: size.width * 0.82, height: 190 * unit, largest: Math.round(50 * unit), smallest: Math.round(28 * unit) }
  const laidOut = readyToWrite(context, words, room)
  const widest = Math.max(...laidOut.lines.map(text => context.measureText(text).width))
  const height = laidOut.lines.length * laidOut.lineHeight + 28 * unit
  const top = size.height - height - 40 * unit
  context.fillStyle = 'rgb(16 26 25 / 80%)'
  context.beginPath()
  context.roundRect((size.width - widest) / 2 - 32 * unit, top, widest + 64 * unit, height, 18 * unit)
  context.fill()
  context.fillStyle = '#ffffff'
  laidOut.lines.forEach((text, index) => context.fillText(text, size.width / 2, top + 14 * unit + (index + 0.5) * laidOut.lineHeight))
}
