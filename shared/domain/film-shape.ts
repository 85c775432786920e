import type { FilmPlan } from './film-plan'
import type { MediaInfo } from './recording'

/** The size and rate that a film is made in. */
export type FilmShape = Pick<FilmPlan, 'width' | 'height' | 'frameRate'>

/**
 * Large where any footage is (1080 lines or more, either way up), and at the rate that most of it was filmed in: 25 where
 * that is nearer, 30 otherwise. Both play on phones, televisions and old laptops.
 */
export function filmShape(sources: readonly Pick<MediaInfo, 'width' | 'height' | 'frameRate'>[]): FilmShape {
  const isLarge = sources.some(({ width, height }) => Math.min(width, height) >= 1_080)
  const near25 = sources.filter(source => isNear25(source.frameRate)).length
  const frameRate = near25 * 2 >= sources.length ? 25 : 30
  return isLarge ? { width: 1_920, height: 1_080, frameRate } : { width: 1_280, height: 720, frameRate }
}

// Footage at 50 frames a second is shown at 25 by leaving out every other one; 60, at 30.
function isNear25(frameRate: number): boolean {
  const rate = frameRate > 40 ? frameRate / 2 : frameRate
  return Math.abs(rate - 25) < Math.abs(rate - 30)
}
