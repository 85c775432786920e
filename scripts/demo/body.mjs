// The two bodies: their measures in pixels of the 1280 by 720 picture, and where that puts shoulders and head.
import { ease } from './motion.mjs'
/** @typedef {import('./motion.mjs').Point} Point */
/**
 * @typedef {object} Build
 * @property {1 | -1} side which way the body faces: 1 is to the right of the picture
 * @property {number} torso from hip to shoulders
 * @property {number} shoulder half the width at the shoulders
 * @property {number} hip half the width at the hips
 * @property {number} neck from the shoulders to the middle of the head
 * @property {number} head radius
 * @property {number} upperArm
 * @property {number} forearm
 * @property {number} sleeve width
 * @property {number} hand radius
 */

// Elbows point partly towards the viewer, so a bend looks smaller than it is.
const FORESHORTENING = 0.55

/** @type {Build} */
export const DANA = { side: 1, torso: 196, shoulder: 62, hip: 84, neck: 86, head: 74, upperArm: 124, forearm: 116, sleeve: 43, hand: 21 }
/** @type {Build} */
export const WREN = { side: -1, torso: 114, shoulder: 38, hip: 55, neck: 66, head: 64, upperArm: 72, forearm: 66, sleeve: 30, hand: 15 }

/**
 * @param {Build} build @param {Point} hip @param {number} lean radians, positive to the right @param {number} breath -1 to 1
 */
export function skeleton(build, hip, lean, breath) {
  const height = build.torso * (1 + breath * 0.008)
  /** @param {number} across @param {number} up @returns {[number, number]} */
  const onTorso = (across, up) => [
    (hip[0] ?? 0) + Math.cos(lean) * across + Math.sin(lean) * up,
    (hip[1] ?? 0) + Math.sin(lean) * across - Math.cos(lean) * up,
  ]
  return {
    height,
    frontShoulder: onTorso(build.shoulder * 0.88 * build.side, height - build.sleeve * 0.68),
    backShoulder: onTorso(-build.shoulder * 0.88 * build.side, height - build.sleeve * 0.68),
    head: onTorso(build.head * 0.08 * build.side, height + build.neck),
  }
}

/**
 * The elbow between a shoulder and a hand. A hand out of reach stretches the arm rather than leaving it.
 * A hand near the body pushes the elbow outwards; one that reaches away lets it hang.
 * @param {Point} shoulder @param {Point} hand @param {Build} build @param {1 | -1} outwards which way is away from the body
 * @returns {[number, number]}
 */
export function elbowBetween(shoulder, hand, { upperArm, forearm }, outwards) {
  const across = (hand[0] ?? 0) - (shoulder[0] ?? 0)
  const down = (hand[1] ?? 0) - (shoulder[1] ?? 0)
  const distance = Math.max(1, Math.hypot(across, down))
  const reach = upperArm + forearm
  const isStretched = distance >= reach
  const along = isStretched ? (distance * upperArm) / reach : (upperArm ** 2 - forearm ** 2 + distance ** 2) / (2 * distance)
  const out = isStretched ? 0 : Math.sqrt(Math.max(0, upperArm ** 2 - along ** 2))
  const hang = ease(((across * outwards) / reach - 0.02) / 0.42) * 2 - 1
  const bend = out * FORESHORTENING * hang * outwards
  return [
    (shoulder[0] ?? 0) + (across / distance) * along - (down / distance) * bend,
    (shoulder[1] ?? 0) + (down / distance) * along + (across / distance) * bend,
  ]
}
