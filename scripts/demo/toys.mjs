// Ball, blocks and basket: where each is at every moment, lying, carried, rolling or falling.
import { blend, clamp, ease, moves } from './motion.mjs'
/** @typedef {import('./motion.mjs').Point} Point */
/** @typedef {(time: number) => Point} Hand */
/**
 * @typedef {object} Journey
 * @property {number} from seconds
 * @property {number} until seconds
 * @property {Hand} [hand] who carries it; without a hand it falls
 * @property {Point} rest where it comes to lie
 * @property {number} [quarterTurns] how often it tumbles on the way
 */

export const BALL_RADIUS = 36
export const BLOCK_SIZE = 46
const TOWER = /** @type {const} */ ({ x: 742, floor: 684 })
const SETTLE_SECONDS = 0.16
// A hand holds a block by its near edge, so that the block is seen.
const DANA_GRIP = /** @type {const} */ ([27, 3])
const WREN_GRIP = /** @type {const} */ ([-11, -3])

/** @param {number} level 0 is on the floor @param {number} [off] @returns {[number, number]} */
export function onTower(level, off = 0) {
  return [TOWER.x + off, TOWER.floor - level * BLOCK_SIZE]
}

const ball = moves(/** @type {Point} */ ([548, 638]), [
  [13.6, 1.5, [778, 638]], [17.8, 1.5, [548, 638]], [21.2, 1.4, [778, 638]], [24.3, 1.5, [548, 638]], [27.5, 1.5, [236, 664]],
])

const basket = moves(/** @type {Point} */ ([640, 560]), [[69.2, 1.4, [632, 640]]])

/**
 * @param {{ danaFront: Hand, wrenFront: Hand }} hands
 */
export function toyBox(hands) {
  const danaFront = gripping(hands.danaFront, DANA_GRIP)
  const wrenFront = gripping(hands.wrenFront, WREN_GRIP)
  const blocks = [
    { colour: 'blue', shape: 'circle', rest: onTower(0), basketFrom: 83.1, journeys: [
      { from: 0, until: 5, hand: wrenFront, rest: onTower(0) },
      { from: 82, until: 83.1, hand: wrenFront, rest: [668, 612] },
    ] },
    { colour: 'green', shape: 'triangle', rest: [806, 692], basketFrom: 78, journeys: [
      { from: 30, until: 31.2, hand: wrenFront, rest: onTower(1, 3) },
      { from: 40.2, until: 40.85, rest: [686, 690], quarterTurns: -1 },
      { from: 61, until: 62.5, hand: wrenFront, rest: onTower(3, -2) },
      { from: 70.9, until: 78, hand: wrenFront, rest: [606, 618] },
    ] },
    { colour: 'plum', shape: 'square', rest: [650, 682], basketFrom: 80, journeys: [
      { from: 32.8, until: 34.2, hand: danaFront, rest: [710, 588] },
      { from: 34.2, until: 35.4, hand: wrenFront, rest: onTower(2, -3) },
      { from: 40.2, until: 41, rest: [632, 684], quarterTurns: -2 },
      { from: 58.2, until: 59.6, hand: danaFront, rest: onTower(2, 2) },
      { from: 79, until: 80, hand: danaFront, rest: [640, 624] },
    ] },
    { colour: 'yellow', shape: 'star', rest: [858, 690], basketFrom: 81.5, journeys: [
      { from: 37.9, until: 39.2, hand: wrenFront, rest: onTower(3, 9) },
      { from: 40.2, until: 41.05, rest: [806, 694], quarterTurns: 3 },
      { from: 52.6, until: 57, hand: wrenFront, rest: onTower(1, -2) },
      { from: 80.6, until: 81.5, hand: wrenFront, rest: [622, 600] },
    ] },
  ]
  return (/** @type {number} */ time) => ({
    ball: ballAt(time),
    basket: basket(time),
    blocks: blocks.map((block) => ({
      colour: block.colour, shape: block.shape, isInBasket: time >= block.basketFrom,
      ...wobble(blockAt(block.rest, block.journeys, time), time),
    })),
  })
}

/** @param {Hand} hand @param {Point} grip @returns {Hand} */
function gripping(hand, grip) {
  return (time) => hand(time).map((place, axis) => place + (grip[axis] ?? 0))
}

/** @param {number} time */
function ballAt(time) {
  const [x = 0, y = 0] = ball(time)
  return { x, y, turn: x / BALL_RADIUS }
}

/**
 * @param {Point} start @param {readonly Journey[]} journeys @param {number} time
 */
function blockAt(start, journeys, time) {
  let place = start
  let turn = 0
  for (const journey of journeys) {
    if (time < journey.from) break
    const quarters = (journey.quarterTurns ?? 0) * (Math.PI / 2)
    if (!journey.hand) {
      const share = clamp((time - journey.from) / (journey.until - journey.from), 0, 1)
      place = falling(place, journey.rest, share)
      turn += quarters * ease(share)
      continue
    }
    const held = journey.hand(Math.min(time, journey.until))
    place = time < journey.until
      ? blend(place, held, ease((time - journey.from) / SETTLE_SECONDS))
      : blend(held, journey.rest, clamp((time - journey.until) / SETTLE_SECONDS, 0, 1) ** 2)
  }
  return { x: place[0] ?? 0, y: place[1] ?? 0, turn }
}

/** Along, down ever faster, and one small bounce. @param {Point} from @param {Point} to @param {number} share @returns {Point} */
function falling(from, to, share) {
  const drop = share < 0.75 ? (share / 0.75) ** 2 : 1
  const bounce = share > 0.75 ? Math.sin(((share - 0.75) / 0.25) * Math.PI) * 9 : 0
  const fromY = from[1] ?? 0
  return [(from[0] ?? 0) + ((to[0] ?? 0) - (from[0] ?? 0)) * share, fromY + ((to[1] ?? 0) - fromY) * drop - bounce]
}

/**
 * The first tower sways before it falls: higher blocks sway further.
 * @param {{ x: number, y: number, turn: number }} block @param {number} time
 */
function wobble(block, time) {
  if (time < 39.35 || time > 40.2) return block
  const height = (TOWER.floor - block.y) / BLOCK_SIZE
  if (height < 0.5 || Math.abs(block.x - TOWER.x) > 30) return block
  return { ...block, x: block.x + Math.sin((time - 39.35) * 14) * height * 2.6 * ((time - 39.35) / 0.85) }
}
