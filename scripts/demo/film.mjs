// Runs in the browser: paints the frame that belongs to a time.
import * as dana from './dana.mjs'
import * as wren from './wren.mjs'
import { DANA, WREN, skeleton } from './body.mjs'
import { clamp, seededRandom } from './motion.mjs'
import { mouthOpening } from './speech.mjs'
import { toyBox } from './toys.mjs'
import { HEIGHT, WIDTH, paintRoom, paintWindow } from './paint-room.mjs'
import { paintBall, paintBasketBack, paintBasketFront, paintBlock, paintShadow } from './paint-toys.mjs'
import { DANA_COLOURS, WREN_COLOURS, paintArm, paintCrossedLegs, paintKneelingLegs, paintTorso } from './paint-person.mjs'
import { paintHead } from './paint-face.mjs'
/** @typedef {import('./motion.mjs').Point} Point */

export const FILM_SECONDS = 90
const BLINK_SECONDS = 0.18
// Eyes arrive first and the head follows: it makes a look readable as a look.
const HEAD_LAG_SECONDS = 0.14

const toysAt = toyBox({ danaFront: dana.frontHand, wrenFront: wren.frontHand })
/** @param {number} time @returns {Point} */
const ballPlace = (time) => {
  const { x, y } = toysAt(time).ball
  return [x, y]
}
const danaGaze = dana.gaze(wren.face, ballPlace)
const wrenGaze = wren.gaze(dana.face, ballPlace)
const danaBlinks = blinkTimes(11)
const wrenBlinks = blinkTimes(23)
const room = stillRoom()

/** @param {CanvasRenderingContext2D} ctx @param {number} time seconds */
function paintFrame(ctx, time) {
  ctx.drawImage(room, 0, 0)
  ctx.save()
  comeCloser(ctx)
  paintWindow(ctx, time)
  const toys = toysAt(time)
  const danaLean = dana.lean(time)
  const wrenLean = wren.lean(time)
  const danaBody = skeleton(DANA, dana.hip(time), danaLean, Math.sin(time * 1.7))
  const wrenBody = skeleton(WREN, wren.hip(time), wrenLean, Math.sin(time * 2.3))

  paintBasketBack(ctx, toys.basket)
  for (const block of toys.blocks) if (block.isInBasket) paintBlock(ctx, block)
  if (time < 69) paintBasketFront(ctx, toys.basket)

  paintShadow(ctx, dana.hip(time)[0] ?? 0, 662, 168)
  paintCrossedLegs(ctx, dana.hip(time), DANA_COLOURS)
  paintTorso(ctx, DANA, dana.hip(time), danaLean, danaBody.height, DANA_COLOURS, 'plain')
  paintHead(ctx, danaBody.head, DANA.head, faceAt(time, 'dana'), DANA_COLOURS, 'dana')

  paintShadow(ctx, (wren.hip(time)[0] ?? 0) + 8, 682, 96)
  paintKneelingLegs(ctx, wren.hip(time), WREN_COLOURS)
  paintTorso(ctx, WREN, wren.hip(time), wrenLean, wrenBody.height, WREN_COLOURS, 'striped')
  paintHead(ctx, wrenBody.head, WREN.head, faceAt(time, 'wren'), WREN_COLOURS, 'wren')

  if (time >= 69) paintBasketFront(ctx, toys.basket)
  paintBall(ctx, toys.ball)
  for (const block of toys.blocks) {
    if (block.isInBasket) continue
    if (block.y > 660) paintShadow(ctx, block.x, block.y + 22, 30)
    paintBlock(ctx, block)
  }
  paintArm(ctx, DANA, danaBody.backShoulder, dana.backHand(time), DANA_COLOURS, -1)
  paintArm(ctx, DANA, danaBody.frontShoulder, dana.frontHand(time), DANA_COLOURS, 1)
  paintArm(ctx, WREN, wrenBody.backShoulder, wren.backHand(time), WREN_COLOURS, 1)
  paintArm(ctx, WREN, wrenBody.frontShoulder, wren.frontHand(time), WREN_COLOURS, -1)
  ctx.restore()
}

/** @param {number} time @param {'dana' | 'wren'} who @returns {import('./paint-face.mjs').Face} */
function faceAt(time, who) {
  const { feeling, face } = who === 'dana' ? dana : wren
  const gaze = who === 'dana' ? danaGaze : wrenGaze
  const blinks = who === 'dana' ? danaBlinks : wrenBlinks
  const head = face(time)
  const seen = towards(head, gaze(time))
  const faced = towards(head, gaze(time - HEAD_LAG_SECONDS))
  const turn = faced.across * 0.86
  const nod = faced.down * 0.8
  return {
    turn, nod,
    eyeAcross: seen.across * 0.75 + (seen.across - turn) * 0.9,
    eyeDown: seen.down * 0.6 + (seen.down - nod) * 0.6,
    smile: feeling.smile(time), worry: feeling.worry(time), raise: feeling.raise(time), squint: feeling.squint(time),
    blink: blinkAt(blinks, time), mouth: mouthOpening(who, time), tilt: feeling.tilt(time),
  }
}

/** @param {Point} head @param {Point} target */
function towards(head, target) {
  return {
    across: clamp(((target[0] ?? 0) - (head[0] ?? 0)) / 230, -1, 1),
    down: clamp(((target[1] ?? 0) - (head[1] ?? 0)) / 240, -1, 1),
  }
}

/** @param {readonly number[]} blinks @param {number} time */
function blinkAt(blinks, time) {
  let closed = 0
  for (const start of blinks) if (time >= start && time < start + BLINK_SECONDS) closed = Math.sin(((time - start) / BLINK_SECONDS) * Math.PI)
  return closed
}

/** @param {number} seed */
function blinkTimes(seed) {
  const random = seededRandom(seed)
  const times = []
  for (let time = 1 + random() * 2; time < FILM_SECONDS; time += 2.2 + random() * 3.2) times.push(time)
  return times
}

/** The camera stands a little nearer than the drawing's measures. @param {CanvasRenderingContext2D} ctx */
function comeCloser(ctx) {
  ctx.translate(620, 704)
  ctx.scale(1.14, 1.14)
  ctx.translate(-620, -704)
}

function stillRoom() {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const ctx = canvas.getContext('2d', { willReadFrequently: true })
  if (!ctx) throw new Error('This browser gives no canvas to draw on.')
  comeCloser(ctx)
  paintRoom(ctx)
  return canvas
}

/** @param {number} firstFrame @param {number} count @param {number} framesPerSecond @returns {string[]} JPEG data URLs */
export function framesFrom(firstFrame, count, framesPerSecond) {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  // Reading every frame back is quick, and alike on every machine, only when the canvas stays off the graphics card.
  const ctx = canvas.getContext('2d', { willReadFrequently: true })
  if (!ctx) throw new Error('This browser gives no canvas to draw on.')
  return Array.from({ length: count }, (_, index) => {
    paintFrame(ctx, (firstFrame + index) / framesPerSecond)
    return canvas.toDataURL('image/jpeg', 1)
  })
}
