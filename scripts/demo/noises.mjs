// The sounds of the room and the toys, and the small tune for goodbye.
import { seededRandom } from './motion.mjs'
/** @typedef {import('./soundtrack.mjs').Mix} Mix */

const LEFT = 0.38
const MIDDLE = 0.5
const RIGHT = 0.6

/** @param {Mix} mix */
export function addNoises(mix) {
  addRoomTone(mix)
  for (const [at, pitch] of [[2.2, 1], [18.7, 1.1], [29.2, 0.95], [49.2, 1.05], [70.4, 1], [81.6, 1.1]]) addBird(mix, at ?? 0, pitch ?? 1)
  for (const [at, seconds] of [[13.6, 1.5], [17.8, 1.5], [21.2, 1.4], [24.3, 1.5], [27.5, 1.5]]) addRolling(mix, at ?? 0, seconds ?? 1)
  for (const [at, pan] of [[9.95, LEFT], [13.55, LEFT], [15, RIGHT], [17.8, RIGHT], [19.25, LEFT], [21.15, LEFT], [22.55, RIGHT], [24.3, RIGHT], [25.75, LEFT]]) addThud(mix, at ?? 0, pan ?? MIDDLE)
  for (const at of [5.02, 31.25, 35.45, 39.25, 57.05, 59.65, 62.55]) addBlock(mix, at, RIGHT, 1, 0.1)
  addTumble(mix, 40.3)
  for (const at of [64.3, 64.75, 65.2, 65.66, 66.1]) addPat(mix, at, LEFT)
  addBasketSlide(mix, 69.2, 1.3)
  for (const at of [78.1, 80.1, 81.6, 83.2]) addBlock(mix, at, MIDDLE, 0.72, 0.1)
  addTune(mix, 83.4)
}

/** @param {Mix} mix */
function addRoomTone(mix) {
  for (const [pan, seed] of [[0.2, 5], [0.8, 6]]) {
    const random = seededRandom(seed ?? 0)
    let low = 0
    let lower = 0
    mix.add(0, mix.seconds, pan ?? MIDDLE, () => {
      low += ((random() - 0.5) - low) * 0.06
      lower += (low - lower) * 0.12
      return lower * 0.022
    })
  }
}

/** Outside the window, far away. @param {Mix} mix @param {number} at @param {number} pitch */
function addBird(mix, at, pitch) {
  for (const [delay, hertz, sweep] of [[0, 2500, 500], [0.17, 2900, -420], [0.36, 2600, 420]]) {
    let phase = 0
    mix.add(at + (delay ?? 0), 0.13, 0.2, (time) => {
      const share = time / 0.13
      phase += (Math.PI * 2 * ((hertz ?? 0) + (sweep ?? 0) * share) * pitch) / mix.sampleRate
      return Math.sin(phase) * Math.sin(share * Math.PI) ** 2 * 0.008
    })
  }
}

/** @param {Mix} mix @param {number} at @param {number} seconds */
function addRolling(mix, at, seconds) {
  const random = seededRandom(Math.round(at * 10))
  let low = 0
  mix.add(at, seconds, MIDDLE, (time) => {
    low += ((random() - 0.5) - low) * 0.022
    return low * Math.sin((time / seconds) * Math.PI) * (0.75 + 0.25 * Math.sin(time * 42)) * 0.3
  })
}

/** A soft ball against a hand. @param {Mix} mix @param {number} at @param {number} pan */
function addThud(mix, at, pan) {
  let phase = 0
  mix.add(at, 0.32, pan, (time) => {
    phase += (Math.PI * 2 * (82 + 70 * Math.exp(-time * 38))) / mix.sampleRate
    return Math.sin(phase) * Math.exp(-time * 17) * Math.min(1, time * 260) * 0.2
  })
}

/** Wood on wood. @param {Mix} mix @param {number} at @param {number} pan @param {number} pitch @param {number} loudness */
function addBlock(mix, at, pan, pitch, loudness) {
  mix.add(at, 0.22, pan, (time) => {
    const attack = Math.min(1, time * 900)
    const body = Math.sin(Math.PI * 2 * 720 * pitch * time) * Math.exp(-time * 48)
    const ring = Math.sin(Math.PI * 2 * 1290 * pitch * time) * Math.exp(-time * 75) * 0.5
    const knock = Math.sin(Math.PI * 2 * 300 * pitch * time) * Math.exp(-time * 40) * 0.7
    return (body + ring + knock) * attack * loudness
  })
}

/** @param {Mix} mix @param {number} at */
function addTumble(mix, at) {
  for (const [delay, pitch, loudness] of [[0, 1, 0.05], [0.26, 0.86, 0.1], [0.37, 1.12, 0.09], [0.45, 0.95, 0.1], [0.58, 1.05, 0.06], [0.68, 0.9, 0.05], [0.8, 1.1, 0.03]]) {
    addBlock(mix, at + (delay ?? 0), RIGHT, pitch ?? 1, loudness ?? 0.05)
  }
}

/** One soft clap. @param {Mix} mix @param {number} at @param {number} pan */
function addPat(mix, at, pan) {
  const random = seededRandom(Math.round(at * 100))
  let low = 0
  let lower = 0
  mix.add(at, 0.12, pan, (time) => {
    low += ((random() - 0.5) - low) * 0.2
    lower += (low - lower) * 0.05
    return (low - lower) * Math.exp(-time * 55) * Math.min(1, time * 500) * 0.3
  })
}

/** @param {Mix} mix @param {number} at @param {number} seconds */
function addBasketSlide(mix, at, seconds) {
  const random = seededRandom(69)
  let low = 0
  mix.add(at, seconds, MIDDLE, (time) => {
    low += ((random() - 0.5) - low) * 0.09
    return low * Math.sin((time / seconds) * Math.PI) ** 2 * 0.09
  })
}

/** Our own few notes, as on a small wooden music box. @param {Mix} mix @param {number} at */
function addTune(mix, at) {
  const beat = 0.42
  const notes = [[0, 67], [1, 69], [2, 72], [3.5, 69], [4, 67], [5, 64], [6, 67], [8, 62], [9, 64], [10, 67], [11.5, 64], [12, 60]]
  const bass = [[0, 48], [4, 52], [8, 55], [12, 48]]
  for (const [when, note] of notes) addNote(mix, at + (when ?? 0) * beat, note ?? 60, 0.075)
  for (const [when, note] of bass) addNote(mix, at + (when ?? 0) * beat, note ?? 48, 0.06)
}

/** @param {Mix} mix @param {number} at @param {number} note MIDI number @param {number} loudness */
function addNote(mix, at, note, loudness) {
  const hertz = 440 * 2 ** ((note - 69) / 12)
  mix.add(at, 1.7, MIDDLE, (time) => {
    const attack = Math.min(1, time * 220)
    const tone = Math.sin(Math.PI * 2 * hertz * time) + 0.28 * Math.sin(Math.PI * 4 * hertz * time) * Math.exp(-time * 4) + 0.1 * Math.sin(Math.PI * 8 * hertz * time) * Math.exp(-time * 14)
    return tone * attack * Math.exp(-time * 3) * Math.min(1, (1.7 - time) * 6) * loudness
  })
}
