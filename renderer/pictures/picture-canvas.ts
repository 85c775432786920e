export interface PictureSize {
  readonly width: number
  readonly height: number
}

export type DrawingContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

const FAMILY = 'Atkinson Hyperlegible Next'

/** What the bundled font lacks (other scripts, emoji) comes from the machine's own fonts. */
export function fontOf(pixels: number): string {
  return `600 ${pixels}px "${FAMILY}", system-ui, sans-serif`
}

/** Resolves when the bundled font can draw these words: a canvas does not wait for it by itself. */
export async function fontReady(words: string): Promise<void> {
  await document.fonts.load(`600 48px "${FAMILY}"`, words === '' ? 'a' : words)
}
