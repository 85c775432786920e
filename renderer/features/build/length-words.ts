import { MINUTE, wholeSeconds, type Ms } from '../../../shared/domain/time'
import { useWords } from '../../words/words'

/** A part of the film: `9400` → `9.4 s`; `27000` → `27 s`; from a minute on `1:05 min`. */
export function useLengthWords(): (length: Ms) => string {
  const say = useWords('build')
  const inWholeSeconds = useFilmLengthWords()
  return length => {
    const tenths = Math.round(length / 100)
    if (tenths * 100 >= MINUTE) return inWholeSeconds(length)
    return say('seconds', { seconds: tenths % 10 === 0 ? tenths / 10 : (tenths / 10).toFixed(1) })
  }
}

/** The whole film, as the clock beside it tells it: `31960` → `32 s`; from a minute on `1:05 min`. */
export function useFilmLengthWords(): (length: Ms) => string {
  const say = useWords('build')
  return length => {
    const seconds = wholeSeconds(length)
    return seconds < 60 ? say('seconds', { seconds }) : say('minutes', { minutes: Math.floor(seconds / 60), seconds: String(seconds % 60).padStart(2, '0') })
  }
}
