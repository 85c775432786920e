// Wren, the child, through the ninety seconds. Hands and gaze are places in the picture.
import { WREN, skeleton } from './body.mjs'
import { moves, swing } from './motion.mjs'
import { onTower } from './toys.mjs'
/** @typedef {import('./motion.mjs').Point} Point */

const place = moves(/** @type {Point} */ ([880, 622]), [
  [29, 0.9, [868, 622]], [44.8, 1.3, [838, 622]], [50.6, 1.4, [868, 622]], [71, 1, [884, 622]], [76.2, 0.9, [846, 620]], [83.4, 1, [874, 622]],
])

/** Joy bounces. @param {number} time @returns {Point} */
export function hip(time) {
  const [x = 0, y = 0] = place(time)
  const bounce = Math.abs(swing(time, 15.3, 16.9, 1.4)) * 10 + Math.abs(swing(time, 22.7, 23.9, 1.4)) * 7 + Math.abs(swing(time, 63.3, 66.4, 1.4)) * 13
  return [x, y - bounce]
}

export const lean = moves(-0.06, [
  [5.5, 0.7, -0.16], [7.8, 0.7, -0.08], [8.4, 0.5, -0.2], [10.4, 0.8, -0.06], [13.8, 0.8, -0.2], [15.3, 0.4, 0], [17.2, 0.5, -0.16], [17.9, 0.4, -0.28],
  [18.8, 0.8, -0.06], [21.6, 0.8, -0.2], [22.9, 0.5, -0.02], [23.8, 0.5, -0.2], [24.4, 0.4, -0.28], [25.4, 0.8, -0.04], [26.7, 1, 0.16], [29, 0.9, -0.16],
  [34, 0.4, -0.26], [35.8, 0.6, -0.1], [38.6, 0.6, -0.2], [39.6, 0.6, -0.1], [40.4, 0.3, 0.1], [41.6, 0.9, 0.02], [43.6, 0.7, -0.14], [45.2, 1.1, -0.26], [50, 1, -0.08],
  [52.2, 0.4, -0.14], [53.6, 0.8, -0.08], [56.2, 0.6, -0.2], [57.6, 0.8, -0.06], [60.4, 0.6, -0.3], [62.8, 0.6, -0.06], [63.4, 0.4, 0.04], [66.8, 0.8, -0.04],
  [70.2, 0.5, -0.2], [71.2, 0.8, 0.14], [75.2, 0.9, -0.04], [76.6, 0.9, -0.3], [78.2, 0.8, -0.06], [80, 0.5, -0.2], [80.9, 0.5, -0.3], [81.9, 0.4, -0.3], [83.2, 0.8, -0.02], [84.8, 0.8, 0.02],
])

/** @param {number} time @returns {Point} */
const frontLap = (time) => [(hip(time)[0] ?? 0) - 36, (hip(time)[1] ?? 0) - 10 + Math.sin(time * 1.7) * 1.2]
/** @param {number} time @returns {Point} */
const backLap = (time) => [(hip(time)[0] ?? 0) + 24, (hip(time)[1] ?? 0) - 8 + Math.sin(time * 1.7 + 1) * 1.2]
/** @param {number} time @returns {Point} */
const turningBlock = (time) => [806 + Math.sin(time * 1.9) * 9, 578 + Math.sin(time * 2.7) * 9]
/** @param {number} time @returns {Point} */
const pointing = (time) => [742 + swing(time, 8.6, 10.2, 2.4) * 8, 560 + swing(time, 8.6, 10.2, 2.4) * 8]
/** @param {number} time @returns {Point} */
const frontUp = (time) => [(hip(time)[0] ?? 0) - 104, (hip(time)[1] ?? 0) - 178 + Math.sin(time * 11) * 8]
/** @param {number} time @returns {Point} */
const backUp = (time) => [(hip(time)[0] ?? 0) + 100, (hip(time)[1] ?? 0) - 182 + Math.sin(time * 11 + 0.6) * 8]
/** @param {number} time @returns {Point} */
const frontEye = (time) => [(face(time)[0] ?? 0) - 30 + swing(time, 41.9, 43.6, 1.6) * 4, (face(time)[1] ?? 0) + 22]
/** @param {number} time @returns {Point} */
const backEye = (time) => [(face(time)[0] ?? 0) + 28 - swing(time, 41.9, 43.6, 1.6) * 4, (face(time)[1] ?? 0) + 24]
/** @param {number} time @returns {Point} */
const hugging = (time) => [(hip(time)[0] ?? 0) - 16, (hip(time)[1] ?? 0) - 52]
/** @param {number} time @returns {Point} */
const huggingBelow = (time) => [(hip(time)[0] ?? 0) + 6, (hip(time)[1] ?? 0) - 40]
/** @param {number} time @returns {Point} */
const waving = (time) => [(hip(time)[0] ?? 0) + 92 + swing(time, 85.9, 89.4, 1.8) * 20, (hip(time)[1] ?? 0) - 172]

/** @typedef {import('./motion.mjs').Moving<Point>} MovingPoint */
export const frontHand = moves(/** @type {MovingPoint} */ (turningBlock), [
  [4.2, 0.75, onTower(0)], [5.1, 0.4, frontLap], [5.5, 0.6, [748, 566]], [7.8, 0.6, frontLap], [8.3, 0.4, pointing], [10.3, 0.7, frontLap],
  [14, 0.8, [764, 606]], [15.2, 0.35, frontUp], [16.9, 0.5, [768, 604]], [17.75, 0.35, [728, 618]], [18.5, 0.7, frontLap],
  [21.7, 0.8, [764, 606]], [22.8, 0.35, frontUp], [23.7, 0.4, [768, 604]], [24.25, 0.35, [728, 618]], [25, 0.7, frontLap],
  [29.3, 0.7, [806, 692]], [30.1, 0.5, [770, 596]], [30.65, 0.5, onTower(1, 3)], [31.4, 0.7, frontLap],
  [33.3, 0.8, [726, 588]], [34.25, 0.55, [740, 556]], [34.85, 0.5, onTower(2, -3)], [35.6, 0.7, frontLap],
  [37.1, 0.75, [856, 696]], [38, 0.6, [780, 520]], [38.65, 0.5, onTower(3, 9)], [39.35, 0.4, [800, 540]], [40.35, 0.25, [778, 500]], [41.5, 0.6, frontEye],
  [43.5, 0.6, [756, 552]], [45, 0.8, [712, 584]], [50.2, 0.8, frontLap],
  [51.9, 0.65, [806, 692]], [52.7, 0.7, [766, 524]], [55.9, 0.5, [760, 580]], [56.4, 0.5, onTower(1, -2)], [57.2, 0.6, frontLap],
  [60.2, 0.75, [686, 690]], [61.05, 0.6, [724, 500]], [61.75, 0.6, onTower(3, -2)], [62.6, 0.5, [800, 560]], [63.3, 0.35, frontUp], [66.5, 0.6, frontLap],
  [70.1, 0.75, onTower(3, -2)], [71, 0.7, hugging], [76.4, 0.7, [720, 540]], [77.2, 0.6, [664, 582]], [78.2, 0.7, frontLap],
  [79.9, 0.65, onTower(1, -2)], [80.65, 0.4, [712, 560]], [81, 0.45, [676, 574]], [81.55, 0.4, onTower(0)], [82.05, 0.5, [714, 570]], [82.55, 0.5, [678, 574]], [83.2, 0.7, frontLap],
])

export const backHand = moves(/** @type {MovingPoint} */ ([842, 594]), [
  [4.2, 0.8, backLap], [14, 0.8, [806, 610]], [15.2, 0.35, backUp], [16.9, 0.5, [806, 612]], [17.8, 0.5, backLap],
  [21.7, 0.8, [806, 610]], [22.8, 0.35, backUp], [23.7, 0.4, [806, 612]], [24.4, 0.5, backLap],
  [40.35, 0.25, [944, 506]], [41.5, 0.6, backEye], [43.5, 0.6, [800, 566]], [45, 0.9, backLap],
  [63.3, 0.35, backUp], [66.5, 0.6, backLap], [71, 0.7, huggingBelow], [76.4, 0.8, backLap], [85.3, 0.7, waving], [89.3, 0.5, backLap],
])

/** Where Wren's face is, for Dana to look at. @param {number} time @returns {Point} */
export function face(time) {
  return skeleton(WREN, hip(time), lean(time), 0).head
}

/** @param {(time: number) => Point} danaFace @param {(time: number) => Point} ballPlace */
export function gaze(danaFace, ballPlace) {
  const camera = (/** @type {number} */ time) => face(time)
  const away = (/** @type {number} */ time) => /** @type {Point} */ ([(face(time)[0] ?? 0) + 190, (face(time)[1] ?? 0) + 120])
  const tower = /** @type {Point} */ ([742, 620])
  const basketPlace = /** @type {Point} */ ([660, 590])
  return moves(/** @type {MovingPoint} */ ([800, 580]), [
    [5.2, 0.3, ballPlace], [6, 0.3, danaFace], [7.2, 0.3, ballPlace], [7.9, 0.3, danaFace], [8.4, 0.25, ballPlace], [9.1, 0.3, danaFace], [10.1, 0.3, ballPlace],
    [11, 0.3, danaFace], [12, 0.3, ballPlace], [15.3, 0.3, danaFace], [17.2, 0.3, ballPlace], [19.4, 0.3, danaFace], [21.2, 0.3, ballPlace], [22.9, 0.3, danaFace],
    [23.9, 0.3, ballPlace], [25.6, 0.3, danaFace], [26.6, 0.5, away], [28.6, 0.5, [806, 690]], [30.4, 0.3, tower], [31.6, 0.3, danaFace], [32.8, 0.3, [680, 640]],
    [34.4, 0.3, tower], [36, 0.3, danaFace], [37, 0.3, [850, 690]], [38.1, 0.3, [742, 540]], [40.3, 0.2, tower], [41.4, 0.5, [770, 680]], [43.5, 0.35, danaFace],
    [45.6, 0.6, [700, 600]], [48.6, 0.5, danaFace], [51.8, 0.3, [806, 690]], [53, 0.3, danaFace], [55.9, 0.3, tower], [57.6, 0.3, danaFace], [58.4, 0.3, tower],
    [60, 0.3, danaFace], [60.5, 0.3, [686, 690]], [61.3, 0.3, [742, 540]], [63.3, 0.25, danaFace], [69, 0.3, basketPlace], [70.2, 0.3, [742, 560]], [71.1, 0.5, away],
    [74.9, 0.5, danaFace], [76.4, 0.3, basketPlace], [78.2, 0.3, danaFace], [79.2, 0.3, basketPlace], [79.9, 0.3, tower], [80.9, 0.3, basketPlace], [81.6, 0.3, [742, 680]],
    [82.2, 0.3, basketPlace], [83.5, 0.3, danaFace], [85.2, 0.5, camera], [87.4, 0.3, danaFace], [88.3, 0.3, camera],
  ])
}

export const feeling = {
  smile: moves(0.15, [[5.4, 0.4, 0.35], [9.9, 0.5, 0.6], [13.6, 0.4, 0.5], [15.1, 0.3, 1], [17.4, 0.6, 0.6], [22.6, 0.3, 1], [24.2, 0.6, 0.5], [26.5, 0.6, -0.1], [29, 0.8, 0.1],
    [31.4, 0.4, 0.5], [34.4, 0.5, 0.2], [36, 0.4, 0.6], [37.6, 0.5, 0.15], [40.3, 0.2, -0.3], [41.2, 0.5, -0.95], [45.4, 1, -0.6], [47.6, 1.4, -0.2], [49.6, 0.9, 0.45],
    [53, 0.4, 0.6], [56, 0.6, 0.3], [63.2, 0.3, 1], [67, 0.8, 0.5], [69.4, 0.5, 0.1], [71.2, 0.5, -0.4], [75, 0.8, 0], [77.2, 0.6, 0.45], [83.3, 0.5, 0.9]]),
  worry: moves(0, [[26.6, 0.6, 0.2], [29, 0.8, 0], [39.5, 0.5, 0.3], [40.4, 0.3, 0.8], [41.2, 0.5, 1], [46, 1, 0.7], [48.6, 1.2, 0], [71.2, 0.5, 0.6], [75.2, 0.8, 0.1], [77, 0.6, 0]]),
  raise: moves(0, [[5.5, 0.3, 0.7], [7.8, 0.5, 0.3], [8.5, 0.3, 0.9], [10.6, 0.6, 0.2], [14, 0.4, 0.8], [15.4, 0.4, 0.3], [21.4, 0.4, 0.8], [23, 0.4, 0.2], [38.2, 0.5, 0.6], [40.3, 0.15, 1],
    [41.3, 0.5, 0.2], [49, 0.8, 0.3], [52.8, 0.3, 0.8], [55.6, 0.6, 0.1], [61.2, 0.4, 0.7], [63.2, 0.3, 0.9], [67, 0.6, 0.1], [75, 0.5, 0.4], [85.4, 0.4, 0.7]]),
  squint: moves(0, [[15.5, 0.25, 0.9], [16.7, 0.3, 0], [22.9, 0.25, 0.9], [23.8, 0.3, 0], [42, 0.4, 1], [43.4, 0.35, 0], [46, 0.8, 0.75], [48.4, 0.6, 0], [65, 0.25, 0.9], [66.2, 0.3, 0]]),
  tilt: moves(-0.02, [[5.6, 0.6, -0.1], [8, 0.6, -0.03], [8.6, 0.4, 0.06], [10.6, 0.6, -0.04], [15.3, 0.4, 0.08], [17, 0.5, -0.04], [27, 0.8, 0.1], [29.2, 0.8, -0.05], [41.4, 0.7, 0.1],
    [43.6, 0.5, -0.02], [45.6, 1, -0.26], [49.4, 0.9, -0.04], [53, 0.5, -0.1], [56, 0.6, 0], [63.4, 0.3, 0.08], [66.6, 0.6, -0.03], [71.4, 0.7, 0.14], [75.2, 0.8, -0.05], [85.4, 0.5, -0.1], [88, 0.6, 0.03]]),
}
