// Dana, the parent, through the ninety seconds. Hands and gaze are places in the picture.
import { DANA, skeleton } from './body.mjs'
import { moves, swing } from './motion.mjs'
import { onTower } from './toys.mjs'
/** @typedef {import('./motion.mjs').Point} Point */

export const hip = moves(/** @type {Point} */ ([385, 614]), [[44.2, 1.6, [500, 616]], [50.6, 1.6, [440, 614]], [84.4, 1.2, [420, 614]]])

export const lean = moves(0.03, [
  [9.6, 0.8, 0.1], [13.5, 0.5, 0.17], [14.4, 0.8, 0.04], [16, 0.6, -0.04], [18.2, 0.8, 0.12], [20, 0.6, 0.05], [21.1, 0.4, 0.16], [22, 0.9, 0.03],
  [24.8, 0.7, 0.12], [26.2, 1, 0.02], [32, 0.8, 0.26], [35, 0.9, 0.05], [41, 1, 0.1], [44.4, 1.4, 0.2], [50.5, 1.4, 0.04],
  [57.6, 0.7, 0.22], [59, 0.6, 0.3], [60, 0.9, 0.05], [64, 0.6, -0.04], [67, 0.8, 0.04], [68.8, 0.6, 0.16], [70.8, 0.8, 0.02],
  [74.2, 0.9, 0.12], [76.6, 0.8, 0.06], [78.3, 0.7, 0.3], [80.2, 0.8, 0.05], [84.6, 1, 0],
])

/** @param {number} time @returns {Point} */
const frontLap = (time) => [(hip(time)[0] ?? 0) + 54, (hip(time)[1] ?? 0) - 6 + Math.sin(time * 1.3) * 1.5]
/** @param {number} time @returns {Point} */
const backLap = (time) => [(hip(time)[0] ?? 0) - 34, (hip(time)[1] ?? 0) - 4 + Math.sin(time * 1.3 + 1) * 1.5]
/** @param {number} time @returns {Point} */
const onBall = (time) => [540, 606 + swing(time, 10, 12.8, 1.6) * 5]
/** @param {number} time @returns {Point} */
const stroking = (time) => [806, 556 + swing(time, 46, 50.2, 0.55) * 15]
/** @param {number} time @returns {Point} */
const clapFront = (time) => [466 - swing(time, 64.2, 66.6, 2.2) * 15, 520]
/** @param {number} time @returns {Point} */
const clapBack = (time) => [432 + swing(time, 64.2, 66.6, 2.2) * 15, 524]
/** @param {number} time @returns {Point} */
const waving = (time) => [(hip(time)[0] ?? 0) + 142 + swing(time, 85.4, 89.3, 1.5) * 26, 372]

export const frontHand = moves(/** @type {import('./motion.mjs').Moving<Point>} */ (frontLap), [
  [9.7, 0.8, onBall], [13.3, 0.3, [528, 622]], [13.6, 0.35, [610, 620]], [14.3, 0.8, frontLap],
  [16, 0.5, [470, 480]], [17, 0.7, frontLap], [18.3, 0.8, [556, 604]], [21, 0.25, [528, 622]], [21.25, 0.35, [608, 620]], [22, 0.8, frontLap],
  [24.9, 0.8, [556, 604]], [26.6, 0.6, [560, 628]], [27.5, 0.5, [496, 634]], [28.2, 0.8, frontLap],
  [32, 0.8, [650, 682]], [32.9, 0.8, [660, 590]], [34.4, 0.8, frontLap],
  [41, 0.8, [520, 560]], [42.6, 1, frontLap], [44.6, 1.3, stroking], [50.5, 1.2, frontLap],
  [57.4, 0.8, [632, 684]], [58.3, 0.55, [690, 560]], [58.95, 0.6, onTower(2, 2)], [59.9, 1, frontLap],
  [63.9, 0.5, clapFront], [66.9, 0.8, frontLap],
  [68.3, 0.6, [588, 500]], [68.95, 0.25, [586, 540]], [69.2, 1.4, [578, 616]], [70.8, 0.8, frontLap],
  [74.2, 0.8, [600, 566]], [76.4, 0.9, frontLap],
  [78.2, 0.75, onTower(2, 2)], [79.05, 0.45, [690, 530]], [79.5, 0.5, [640, 582]], [80.2, 0.9, frontLap],
  [84.9, 0.8, waving], [89.2, 0.6, frontLap],
])

export const backHand = moves(/** @type {import('./motion.mjs').Moving<Point>} */ (backLap), [
  [16, 0.5, [396, 500]], [17, 0.7, backLap], [45, 1.1, [704, 592]], [50, 1, backLap], [63.9, 0.5, clapBack], [66.9, 0.8, backLap],
])

/** Where Dana's face is, for Wren to look at. @param {number} time @returns {Point} */
export function face(time) {
  return skeleton(DANA, hip(time), lean(time), 0).head
}

/** @param {(time: number) => Point} wrenFace @param {(time: number) => Point} ballPlace */
export function gaze(wrenFace, ballPlace) {
  const camera = (/** @type {number} */ time) => face(time)
  const tower = /** @type {Point} */ ([742, 600])
  const basketPlace = /** @type {Point} */ ([640, 580])
  return moves(/** @type {import('./motion.mjs').Moving<Point>} */ ([760, 590]), [
    [2.4, 0.4, wrenFace], [3.8, 0.4, [760, 600]], [5.8, 0.4, wrenFace], [7, 0.3, ballPlace], [7.6, 0.3, wrenFace], [9.7, 0.3, ballPlace],
    [10.4, 0.35, wrenFace], [11.5, 0.3, ballPlace], [12.3, 0.3, wrenFace], [13.7, 0.3, ballPlace], [15.2, 0.3, wrenFace], [17.9, 0.3, ballPlace],
    [19.6, 0.35, wrenFace], [21.2, 0.3, ballPlace], [22.6, 0.3, wrenFace], [24.4, 0.3, ballPlace], [26, 0.4, wrenFace], [27.5, 0.3, ballPlace],
    [28.4, 0.4, wrenFace], [30.4, 0.4, tower], [32, 0.3, [650, 680]], [33, 0.3, wrenFace], [34.8, 0.3, tower], [36, 0.3, wrenFace], [38.6, 0.4, tower],
    [40.7, 0.3, wrenFace], [50.4, 0.3, wrenFace], [54.1, 0.3, [766, 520]], [54.9, 0.3, wrenFace], [56.6, 0.3, tower], [57.4, 0.3, [632, 680]],
    [58.3, 0.3, tower], [60, 0.3, wrenFace], [61.6, 0.3, tower], [63.4, 0.3, wrenFace], [68.6, 0.3, basketPlace], [70.4, 0.3, wrenFace],
    [74.9, 0.3, basketPlace], [75.5, 0.3, wrenFace], [77.6, 0.3, basketPlace], [78.3, 0.3, tower], [79.4, 0.3, basketPlace], [80.2, 0.3, wrenFace],
    [82.8, 0.3, basketPlace], [83.4, 0.3, wrenFace], [84.9, 0.5, camera], [87.2, 0.3, wrenFace], [88.2, 0.3, camera],
  ])
}

export const feeling = {
  smile: moves(0.45, [[6.2, 0.4, 0.75], [7.6, 0.6, 0.5], [9.8, 0.5, 0.8], [15.3, 0.4, 1], [18, 1, 0.7], [27, 0.8, 0.4], [36, 0.5, 0.8], [38.6, 0.6, 0.35],
    [40.6, 0.3, -0.15], [44.4, 0.8, 0.15], [48, 1, 0.4], [50.3, 0.6, 0.8], [56, 0.8, 0.6], [63.6, 0.4, 1], [68, 0.8, 0.6], [72, 0.8, 0.35], [76.8, 0.6, 0.7], [83.2, 0.5, 0.95]]),
  worry: moves(0, [[40.6, 0.4, 0.7], [43, 1, 0.85], [48, 1.4, 0.3], [50.2, 0.6, 0], [72, 0.8, 0.25], [76.4, 0.8, 0]]),
  raise: moves(0, [[6.1, 0.3, 0.9], [7.8, 0.6, 0.3], [10, 0.4, 0.5], [13.2, 0.3, 0.8], [14.4, 0.6, 0.1], [20.8, 0.3, 0.7], [22.4, 0.6, 0.1], [36, 0.3, 0.7], [37.4, 0.6, 0],
    [40.4, 0.2, 0.9], [41.6, 0.6, 0.3], [50.4, 0.3, 0.4], [52, 0.8, 0.1], [54, 0.3, 0.7], [56, 0.6, 0.1], [63.4, 0.3, 0.8], [67, 0.8, 0.1], [68.2, 0.4, 0.6], [71, 0.8, 0.2], [74.2, 0.4, 0.5], [77, 0.8, 0.2], [85, 0.4, 0.6]]),
  squint: moves(0, [[16, 0.3, 0.9], [17.3, 0.4, 0], [65.4, 0.3, 0.9], [66.8, 0.4, 0]]),
  tilt: moves(0.02, [[6.3, 0.6, 0.1], [8, 0.8, 0.04], [16, 0.4, -0.06], [17.6, 0.6, 0.04], [28, 0.9, 0.08], [32, 0.8, 0.04], [42.2, 0.8, 0.12], [45.4, 1, 0.2], [50.4, 0.9, 0.05],
    [54, 0.5, 0.1], [56.4, 0.6, 0.03], [72, 0.9, 0.12], [76.6, 0.8, 0.04], [85.2, 0.5, 0.09], [88, 0.8, 0.03]]),
}
