import type { FilmStretch } from '../../shared/domain/feedback-film'
import { drawCaption } from './draw-caption'
import { drawCard } from './draw-card'
import { fontReady, type DrawingContext, type PictureSize } from './picture-canvas'

/** The picture that a stretch of film needs for its words: the same for preview and film. Null where it has none. */
export type FilmPicture = { readonly kind: 'card'; readonly look: 'title' | 'question' | 'end'; readonly words: string } | { readonly kind: 'caption'; readonly words: string }

export function pictureOf(stretch: FilmStretch): FilmPicture | null {
  if (stretch.kind === 'card') return { kind: 'card', look: stretch.look, words: stretch.words }
  return stretch.caption.trim() === '' ? null : { kind: 'caption', words: stretch.caption }
}

export async function drawPicture(context: DrawingContext, size: PictureSize, picture: FilmPicture): Promise<void> {
  await fontReady(picture.words)
  if (picture.kind === 'card') drawCard(context, size, picture.look, picture.words)
  else drawCaption(context, size, picture.words)
}

/** A picture as PNG bytes under their SHA-256, as the film's maker asks for it. */
export async function pictureBytes(size: PictureSize, picture: FilmPicture): Promise<{ readonly hash: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const canvas = new OffscreenCanvas(size.width, size.height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser draws no pictures')
  await drawPicture(context, size, picture)
  const blob = await canvas.convertToBlob({ type: 'image/png' })
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return { hash: Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join(''), bytes }
}
