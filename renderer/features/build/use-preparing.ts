import { useEffect } from 'react'
import { planKey, stretchesOf, type FilmItem } from '../../../shared/domain/feedback-film'
import type { FilmShape } from '../../../shared/domain/film-shape'
import { api } from '../../bridge'
import { planOf } from './plan-film'

const CALM_MS = 1_000

/** Once the film has been left alone for a second, its clips are made ahead, so that making the film is only a join. */
export function usePreparing(items: readonly FilmItem[], shape: FilmShape, canMake: boolean): void {
  const key = planKey(items)
  useEffect(() => {
    if (!canMake) return undefined
    const timer = setTimeout(() => {
      // What fails here is met again, and said, when the film is made.
      planOf(items.flatMap(stretchesOf), shape).then(
        plan => api.call('film:prepare', { plan }),
        () => undefined,
      ).catch(() => undefined)
    }, CALM_MS)
    return () => clearTimeout(timer)
    // The items are named by their key: the same film read again from the store is not another one.
  }, [key, shape.width, shape.height, shape.frameRate, canMake])
}
