import { planItem, stretchStarts, type FilmStretch, type MadeFilm } from './feedback-film'
import { filmLength } from './film-plan'
import type { Ms } from './time'

/** Where in a made film each passage of footage begins at full speed, on the film's own clock. */
export function passageStarts(made: Pick<MadeFilm, 'planKey' | 'duration'>): readonly { readonly start: Ms; readonly length: Ms }[] {
  const stretches = stretchesMade(made.planKey)
  const starts = stretchStarts(stretches, rateOf(stretches, made.duration))
  return stretches.flatMap((stretch, index) => {
    const start = starts[index] ?? 0
    return stretch.kind === 'clip' && stretch.slowdown === 1 ? [{ start, length: stretch.end - stretch.start }] : []
  })
}

/** What was shown of the passages once the film has been seen up to `furthest`: one begun counts, with as much of it as played. */
export function shownUpTo(passages: readonly { readonly start: Ms; readonly length: Ms }[], furthest: Ms): { readonly clips: number; readonly clipsLength: Ms } {
  const begun = passages.filter(passage => passage.start < furthest)
  return { clips: begun.length, clipsLength: begun.reduce((sum, { start, length }) => sum + Math.round(Math.min(length, furthest - start)), 0) }
}

/** Pressed this soon after a passage began, Again means the one before. */
const JUST_BEGUN: Ms = 1_500

/** Where "Again" goes: to the beginning of the passage being seen, or of the last one seen. */
export function againFrom(passages: readonly { readonly start: Ms }[], at: Ms): Ms {
  const begun = passages.filter(passage => passage.start <= at)
  return (begun.findLast(passage => passage.start <= at - JUST_BEGUN) ?? begun[0])?.start ?? 0
}

/** A key is what the film was made from, written down: see `planKey`. */
function stretchesMade(planKey: string): readonly FilmStretch[] {
  return (JSON.parse(planKey) as readonly Omit<FilmStretch, 'itemId'>[]).map(stretch => ({ ...stretch, itemId: '' }) as FilmStretch)
}

// The rate is not kept with a film, but only the right one gives its exact length.
function rateOf(stretches: readonly FilmStretch[], duration: Ms): 25 | 30 {
  const items = stretches.map(stretch => planItem(stretch, () => ''.padEnd(64, '0')))
  return Math.abs(filmLength({ width: 1_280, height: 720, frameRate: 30, items }) - duration) < Math.abs(filmLength({ width: 1_280, height: 720, frameRate: 25, items }) - duration) ? 30 : 25
}
