/** Words broken into lines at the largest size at which they fit. */
export interface LaidOutWords {
  readonly lines: readonly string[]
  /** Of the type, in pixels. */
  readonly size: number
  readonly lineHeight: number
}

export interface RoomForWords {
  readonly width: number
  readonly height: number
  readonly largest: number
  readonly smallest: number
}

/** Width of a piece of text at a size, both in pixels. */
export type MeasureText = (text: string, size: number) => number

const LINE_HEIGHT = 1.25
const STEP = 2

/**
 * Shrinks the type until all lines fit. Breaks at spaces and where the writer did, and inside a word only where the word
 * alone is wider than the room. What does not fit even at the smallest size ends in an ellipsis.
 */
export function layOutWords(words: string, room: RoomForWords, measure: MeasureText): LaidOutWords {
  for (let size = room.largest; size >= room.smallest; size -= STEP) {
    const laidOut = atSize(words, size, room, measure)
    const isWordBroken = size > room.smallest && longestWord(words, size, measure) > room.width
    if (!isWordBroken && laidOut.lines.length * laidOut.lineHeight <= room.height) return laidOut
  }
  const laidOut = atSize(words, room.smallest, room, measure)
  const mostLines = Math.max(1, Math.floor(room.height / laidOut.lineHeight))
  if (laidOut.lines.length <= mostLines) return laidOut
  const lines = laidOut.lines.slice(0, mostLines)
  return { ...laidOut, lines: lines.with(-1, shortened(lines.at(-1) ?? '', room.smallest, room.width, measure)) }
}

/** The direction of the first letter that has one, as `dir="auto"` finds it. */
export function directionOf(words: string): 'ltr' | 'rtl' {
  const first = /\p{L}/u.exec(words)?.[0] ?? ''
  return /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u.test(first) ? 'rtl' : 'ltr'
}

function atSize(words: string, size: number, room: RoomForWords, measure: MeasureText): LaidOutWords {
  const lines = words.trim().split(/\r?\n/).flatMap(line => brokenLine(line, size, room.width, measure))
  return { lines, size, lineHeight: Math.round(size * LINE_HEIGHT) }
}

function brokenLine(line: string, size: number, width: number, measure: MeasureText): string[] {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(/\s+/).filter(each => each !== '').flatMap(each => brokenWord(each, size, width, measure))) {
    const longer = current === '' ? word : `${current} ${word}`
    if (current === '' || measure(longer, size) <= width) current = longer
    else {
      lines.push(current)
      current = word
    }
  }
  return [...lines, current]
}

/** Graphemes, not letters: an emoji of four people is never cut in two. */
function brokenWord(word: string, size: number, width: number, measure: MeasureText): string[] {
  if (measure(word, size) <= width) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const grapheme of graphemes(word)) {
    if (piece !== '' && measure(piece + grapheme, size) > width) {
      pieces.push(piece)
      piece = ''
    }
    piece += grapheme
  }
  return [...pieces, piece]
}

function longestWord(words: string, size: number, measure: MeasureText): number {
  return Math.max(0, ...words.split(/\s+/).map(word => measure(word, size)))
}

function shortened(line: string, size: number, width: number, measure: MeasureText): string {
  const letters = graphemes(line)
  while (letters.length > 0 && measure(`${letters.join('')}…`, size) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}
