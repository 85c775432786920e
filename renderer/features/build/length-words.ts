import type { Ms } from '../../../shared/domain/time'
import { useWords } from '../../words/words'

/** `9400` → `9.4 s`; `27000` → `27 s`; from a minute on `1:05 min`. */
export function useLengthWords(): (length: Ms) => string {
  const say = useWords('build')
  return length => {
    const tenths = Math.round(length / 100)
    if (tenths >= 600) {
      const seconds = Math.round(length / 1_000)
      return say('minutes', { minutes: Math.floor(seconds / 60), seconds: String(seconds % 60).padStart(2, '0') })
    }
    return say('seconds', { seconds: tenths % 10 === 0 ? tenths / 10 : (tenths / 10).toFixed(1) })
  }
}
