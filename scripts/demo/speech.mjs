// When each of the two speaks. Mouths and voices read the same syllables, so they cannot drift apart.
import { clamp } from './motion.mjs'

/** @typedef {'dana' | 'wren'} Speaker */
/**
 * @typedef {object} Syllable
 * @property {Speaker} speaker
 * @property {number} start seconds
 * @property {number} length seconds
 * @property {string} vowel a, e, i, o, u or m
 * @property {number} pitch times the speaker's own
 * @property {number} loudness 0 to 1
 */

const SYLLABLE_SECONDS = { dana: 0.24, wren: 0.27 }
const OPENNESS = new Map([['a', 1], ['e', 0.62], ['i', 0.42], ['o', 0.8], ['u', 0.35], ['m', 0.04]])

/** @type {readonly Syllable[]} A plus lifts a syllable's pitch, a minus lets it fall, a dot is a breath. */
export const SYLLABLES = [
  ...says('wren', 1.2, 'm a', 0.6), ...says('wren', 3.1, 'a o- a', 0.55),
  ...says('wren', 5.7, 'a+', 0.9), ...says('dana', 6.5, 'm+', 0.7), ...says('wren', 8.6, 'a+ . a+'),
  ...says('dana', 10, 'u e+ a'), ...says('dana', 11.6, 'u e+ o-'), ...says('dana', 13.2, 'e i . o+'),
  ...laughs('wren', 15.4, 5), ...laughs('dana', 16, 3),
  ...says('dana', 19.7, 'a+ e-'), ...says('dana', 20.8, 'o+ e'), ...laughs('wren', 22.8, 4),
  ...says('wren', 31.4, 'a-', 0.7), ...says('dana', 33.2, 'i e-', 0.8), ...says('dana', 36, 'o o+'),
  ...says('wren', 40.5, 'o+ o-', 0.9), ...says('wren', 41.7, 'u- . u-', 0.5), ...says('dana', 42.3, 'o o- . i e a-', 0.85),
  ...says('wren', 43.9, 'm a m a-', 0.6), ...says('dana', 45.2, 'a o- . a e i-', 0.7), ...says('dana', 47.8, 'm . m- . m-', 0.6),
  ...says('dana', 50.5, 'e-', 0.8), ...says('wren', 53, 'a+'), ...says('dana', 54.1, 'a e+ o a-'),
  ...says('dana', 57.5, 'a+ e-'), ...says('dana', 60, 'o+ e'),
  ...says('wren', 63.4, 'e+ a+'), ...says('dana', 64.1, 'u i+ i'), ...laughs('wren', 65, 5), ...laughs('dana', 65.7, 3),
  ...says('dana', 68.2, 'a o+ . e i a i- a'), ...says('wren', 71.9, 'm- m-', 0.7),
  ...says('dana', 74.3, 'u o . o u i+ a-', 0.85), ...says('wren', 77.4, 'a i . a i-', 0.8), ...says('dana', 78.6, 'a u+'),
  ...says('dana', 83.3, 'o a-', 0.9), ...says('dana', 85.4, 'a+ a'), ...says('wren', 86.4, 'a+ a'), ...says('wren', 87.7, 'a+', 0.8),
]

/**
 * How wide a mouth stands open.
 * @param {Speaker} speaker @param {number} time seconds
 * @returns {number} 0 to 1
 */
export function mouthOpening(speaker, time) {
  let opening = 0
  for (const syllable of SYLLABLES) {
    if (syllable.speaker !== speaker) continue
    const share = (time - syllable.start) / syllable.length
    if (share < 0 || share > 1) continue
    opening = Math.max(opening, Math.sin(share * Math.PI) * (OPENNESS.get(syllable.vowel) ?? 0.5) * clamp(syllable.loudness + 0.15, 0, 1))
  }
  return opening
}

/**
 * @param {Speaker} speaker @param {number} start @param {string} line @param {number} [loudness]
 * @returns {Syllable[]}
 */
function says(speaker, start, line, loudness = 1) {
  const length = SYLLABLE_SECONDS[speaker]
  return line.split(' ').flatMap((sound, index) => {
    if (sound === '.') return []
    const pitch = sound.endsWith('+') ? 1.16 : sound.endsWith('-') ? 0.88 : 1
    return [{ speaker, start: start + index * length * 0.94, length, vowel: sound.charAt(0), pitch, loudness }]
  })
}

/** @param {Speaker} speaker @param {number} start @param {number} times @returns {Syllable[]} */
function laughs(speaker, start, times) {
  return Array.from({ length: times }, (_, index) => ({
    speaker, start: start + index * 0.19, length: 0.16, vowel: 'e', pitch: 1.2 - index * 0.04, loudness: 0.75,
  }))
}
