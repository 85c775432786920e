// A voice without words: harmonics of a gliding pitch, shaped by the formants of each vowel.
import { seededRandom } from './motion.mjs'
import { SYLLABLES } from './speech.mjs'
/** @typedef {import('./soundtrack.mjs').Mix} Mix */

// Adult formants in hertz; a child's throat is shorter, so everything lies higher.
const FORMANTS = new Map([
  ['a', [800, 1250, 2800]], ['e', [560, 2050, 2800]], ['i', [320, 2500, 3200]], ['o', [540, 900, 2700]], ['u', [360, 820, 2600]], ['m', [260, 1000, 2200]],
])
const SPEAKERS = {
  dana: { pitch: 208, throat: 1, pan: 0.38, gain: 0.3 },
  wren: { pitch: 318, throat: 1.2, pan: 0.62, gain: 0.24 },
}
const HIGHEST_HERTZ = 4200

/** @param {Mix} mix */
export function addVoices(mix) {
  for (const [index, syllable] of SYLLABLES.entries()) addSyllable(mix, syllable, index)
}

/** @param {Mix} mix @param {import('./speech.mjs').Syllable} syllable @param {number} seed */
function addSyllable(mix, syllable, seed) {
  const speaker = SPEAKERS[syllable.speaker]
  const formants = (FORMANTS.get(syllable.vowel) ?? [500, 1500, 2500]).map((hertz) => hertz * speaker.throat)
  const random = seededRandom(seed + 101)
  const wander = 1 + (random() - 0.5) * 0.05
  const seconds = syllable.length * 1.12
  const pitch = speaker.pitch * syllable.pitch * wander
  const harmonics = Math.floor(HIGHEST_HERTZ / (pitch * 1.1))
  const strengths = Array.from({ length: harmonics }, (_, order) => resonance((order + 1) * pitch, formants) / (order + 1) ** 0.75)
  const total = strengths.reduce((sum, strength) => sum + strength, 0)
  const gain = (speaker.gain * syllable.loudness * (syllable.vowel === 'm' ? 0.55 : 1)) / Math.sqrt(total)
  let phase = 0
  let breath = 0
  mix.add(syllable.start, seconds, speaker.pan, (time) => {
    const share = time / seconds
    // Each syllable rises a little and falls, as gentle speech to a small child does.
    const glide = 1 + Math.sin(share * Math.PI) * 0.07 - share * 0.05 * (2 - syllable.pitch) + Math.sin(time * 35) * 0.004
    phase += (Math.PI * 2 * pitch * glide) / mix.sampleRate
    breath = breath * 0.7 + (random() - 0.5) * 0.3
    let sample = breath * 0.12
    for (let order = 0; order < harmonics; order += 1) sample += Math.sin(phase * (order + 1) + order * 0.7) * (strengths[order] ?? 0)
    return sample * gain * envelope(share)
  })
}

/** @param {number} hertz @param {readonly number[]} formants */
function resonance(hertz, formants) {
  const breadth = [110, 150, 240]
  const weight = [1, 0.5, 0.2]
  return formants.reduce((sum, formant, index) => sum + (weight[index] ?? 0.1) / (1 + ((hertz - formant) / (breadth[index] ?? 200)) ** 2), 0.02)
}

/** @param {number} share */
function envelope(share) {
  const rise = Math.min(1, share / 0.2)
  const fall = Math.min(1, (1 - share) / 0.42)
  return rise * rise * (3 - 2 * rise) * fall * fall * (3 - 2 * fall)
}
