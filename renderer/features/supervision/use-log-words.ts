import type { FidelityLine, FidelityRating } from '../../../shared/domain/fidelity'
import { SECOND, type Ms } from '../../../shared/domain/time'
import { lengthWords } from '../../words/length-words'
import { useWords } from '../../words/words'

/** How the log says its figures. Nothing rated is "not rated"; nothing filmed is "none". */
export function useLogWords() {
  const say = useWords('supervision')
  const score = (value: number | null | undefined) => (value === null || value === undefined ? say('notRated') : String(value))
  return {
    score,
    /** Several observers' scores, one after the other and never averaged. */
    scores: (ratings: readonly FidelityRating[], scale: 'adherence' | 'competence') => (ratings.length === 0 ? say('notRated') : ratings.map(rating => score(rating[scale])).join(' · ')),
    time: (time: Ms) => (time === 0 ? say('none') : lengthWords(time)),
    sessionLength: (time: Ms | null) => (time === null ? say('notSaid') : lengthWords(time)),
    clips: (line: FidelityLine) => (line.clipsShown === 0 ? say('none') : say('clipsWords', { count: line.clipsShown, seconds: Math.round(line.clipsLength / SECOND) })),
    answer: (answer: boolean | null | undefined) => (answer === null || answer === undefined ? say('notRated') : say(answer ? 'yes' : 'no')),
    written: (words: string | undefined) => (words === undefined || words.trim() === '' ? '–' : words),
  }
}
