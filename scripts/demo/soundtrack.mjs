// Mixes voices, toys and room into one stereo WAV file.
import { addNoises } from './noises.mjs'
import { addVoices } from './voice.mjs'

const SAMPLE_RATE = 48_000
// Half of full scale is -6 dB, which leaves room for what AAC adds.
const PEAK = 0.5
// A small furnished room: a few early reflections, in seconds, and how much of them comes back.
const REFLECTIONS = /** @type {const} */ ([[0.013, 0.16], [0.023, 0.12], [0.037, 0.09], [0.051, 0.06]])

/**
 * @typedef {object} Mix
 * @property {number} sampleRate
 * @property {number} seconds
 * @property {(at: number, seconds: number, pan: number, sampleAt: (time: number) => number) => void} add pan is 0 for left, 1 for right
 */

/** @param {number} seconds @returns {Buffer} a WAV file, 16 bit, two channels */
export function soundtrack(seconds) {
  const left = new Float32Array(seconds * SAMPLE_RATE)
  const right = new Float32Array(seconds * SAMPLE_RATE)
  /** @type {Mix} */
  const mix = {
    sampleRate: SAMPLE_RATE,
    seconds,
    add(at, length, pan, sampleAt) {
      const first = Math.round(at * SAMPLE_RATE)
      const last = Math.min(left.length, first + Math.round(length * SAMPLE_RATE))
      const toLeft = Math.cos(pan * Math.PI / 2)
      const toRight = Math.sin(pan * Math.PI / 2)
      for (let index = first; index < last; index += 1) {
        const sample = sampleAt((index - first) / SAMPLE_RATE)
        left[index] = (left[index] ?? 0) + sample * toLeft
        right[index] = (right[index] ?? 0) + sample * toRight
      }
    },
  }
  addNoises(mix)
  addVoices(mix)
  return wav(settle([reflected(left), reflected(right)]))
}

/** @param {Float32Array} dry */
function reflected(dry) {
  const wet = Float32Array.from(dry)
  for (const [delay, strength] of REFLECTIONS) {
    const offset = Math.round(delay * SAMPLE_RATE)
    for (let index = offset; index < wet.length; index += 1) wet[index] = (wet[index] ?? 0) + (dry[index - offset] ?? 0) * strength
  }
  return wet
}

/** Fades both ends and brings the loudest sample to the peak. @param {readonly Float32Array[]} channels */
function settle(channels) {
  let loudest = 0
  for (const channel of channels) for (const sample of channel) loudest = Math.max(loudest, Math.abs(sample))
  const gain = PEAK / (loudest || 1)
  const fade = SAMPLE_RATE * 0.4
  return channels.map((channel) => channel.map((sample, index) => sample * gain * Math.min(1, index / fade, (channel.length - index) / fade)))
}

/** @param {readonly Float32Array[]} channels */
function wav(channels) {
  const frames = channels[0]?.length ?? 0
  const bytes = frames * channels.length * 2
  const file = Buffer.alloc(44 + bytes)
  file.write('RIFF', 0)
  file.writeUInt32LE(36 + bytes, 4)
  file.write('WAVEfmt ', 8)
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(channels.length, 22)
  file.writeUInt32LE(SAMPLE_RATE, 24)
  file.writeUInt32LE(SAMPLE_RATE * channels.length * 2, 28)
  file.writeUInt16LE(channels.length * 2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36)
  file.writeUInt32LE(bytes, 40)
  for (let frame = 0; frame < frames; frame += 1) {
    for (const [index, channel] of channels.entries()) file.writeInt16LE(Math.round((channel[frame] ?? 0) * 32_767), 44 + (frame * channels.length + index) * 2)
  }
  return file
}
