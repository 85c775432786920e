import { directionOf, layOutWords, type LaidOutWords, type RoomForWords } from './lay-out-words'

export interface PictureSize {
  readonly width: number
  readonly height: number
}

export type DrawingContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

const FAMILY = 'Atkinson Hyperlegible Next'

/** Lays words out where they are to stand; afterwards the context writes each line centred on its middle, at the size found. */
export function readyToWrite(context: DrawingContext, words: string, room: RoomForWords): LaidOutWords {
  context.direction = directionOf(words)
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  const laidOut = layOutWords(words, room, (text, pixels) => {
    context.font = fontOf(pixels)
    return context.measureText(text).width
  })
  context.font = fontOf(laidOut.size)
  return laidOut
}

/** What the bundled font lacks (other scripts, emoji) comes from the machine's own fonts. */
function fontOf(pixels: number): string {
  return `600 ${pixels}px "${FAMILY}", system-ui, sans-serif`
}

/** Resolves when the bundled font can draw these words: a canvas does not wait for it by itself. */
export async function fontReady(words: string): Promise<void> {
  await document.fonts.load(`600 48px "${FAMILY}"`, words === '' ? 'a' : words)
}
