import type { Args } from '../../../shared/bridge/contract'
import { planItem, type FilmStretch } from '../../../shared/domain/feedback-film'
import type { PictureHash } from '../../../shared/domain/film-plan'
import type { FilmShape } from '../../../shared/domain/film-shape'
import { ask } from '../../bridge'
import { pictureBytes, pictureOf } from '../../pictures/film-picture'

/** Each picture drawn and handed over once, by what is on it and its size. */
const putPictures = new Map<string, Promise<PictureHash>>()

/** Draws what the film needs for its words, hands it over, and names it in the plan. */
export async function planOf(stretches: readonly FilmStretch[], shape: FilmShape): Promise<Args<'film:render'>['plan']> {
  const hashes = new Map<FilmStretch, PictureHash | null>()
  for (const stretch of stretches) hashes.set(stretch, await putPicture(stretch, shape))
  return { ...shape, items: stretches.map(stretch => planItem(stretch, each => hashes.get(each) ?? null)) }
}

export function forgetPutPictures(): void {
  putPictures.clear()
}

async function putPicture(stretch: FilmStretch, { width, height }: FilmShape): Promise<PictureHash | null> {
  const picture = pictureOf(stretch)
  if (picture === null) return null
  const key = JSON.stringify([width, height, picture])
  const known = putPictures.get(key)
  if (known) return known
  const put = pictureBytes({ width, height }, picture).then(async ({ hash, bytes }) => {
    await ask('picture:put', { hash, bytes })
    return hash
  })
  putPictures.set(key, put)
  put.catch(() => putPictures.delete(key))
  return put
}
