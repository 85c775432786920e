// A head in its own units: the radius is 1, and the features slide over it as it turns.
import { clamp } from './motion.mjs'
import { disc, line } from './paint-room.mjs'
/**
 * @typedef {object} Face
 * @property {number} turn -1 looks left in the picture, 1 right
 * @property {number} nod 1 looks down
 * @property {number} eyeAcross how far the eyes lead the head, -1 to 1
 * @property {number} eyeDown
 * @property {number} smile -1 to 1
 * @property {number} worry 0 to 1
 * @property {number} raise brows, 0 to 1
 * @property {number} squint 1 is eyes closed in joy or weeping
 * @property {number} blink 1 is closed
 * @property {number} mouth opening, 0 to 1
 * @property {number} tilt radians
 */
/** @typedef {import('./paint-person.mjs').Colours} Colours */

const DARK = '#3a2c22'

/**
 * @param {CanvasRenderingContext2D} ctx @param {readonly number[]} place @param {number} radius @param {Face} face @param {Colours} colours @param {'dana' | 'wren'} who
 */
export function paintHead(ctx, [x = 0, y = 0], radius, face, colours, who) {
  const across = face.turn * 0.3
  const down = face.nod * 0.15
  ctx.save()
  ctx.translate(x, y)
  ctx.rotate(face.tilt)
  ctx.scale(radius, radius)
  ctx.lineCap = 'round'
  ctx.lineJoin = 'round'
  if (who === 'dana') paintBobBehind(ctx, across, colours)
  ctx.fillStyle = colours.skinShade
  for (const side of [-1, 1]) disc(ctx, side * 0.95 - across * 0.45, 0.12 + down * 0.3, 0.19)
  ctx.fillStyle = colours.skin
  traceSkull(ctx, who)
  ctx.fill()
  ctx.fillStyle = 'rgb(220 110 80 / 24%)'
  for (const side of [-1, 1]) disc(ctx, across * 1.15 + side * 0.52 * (1 - side * face.turn * 0.16), down + 0.37, 0.17)
  for (const side of [-1, 1]) paintEye(ctx, across * 1.25 + side * 0.34 * (1 - side * face.turn * 0.1), down + (who === 'wren' ? 0.1 : 0.06), face, side, who)
  paintNose(ctx, across * 1.7, down + 0.29, face.turn, colours)
  paintMouth(ctx, across * 1.35, down + 0.54, face, who)
  if (who === 'dana') paintFringe(ctx, across, down, colours)
  else paintTuftyHair(ctx, across, down, colours)
  ctx.restore()
}

/** @param {CanvasRenderingContext2D} ctx @param {'dana' | 'wren'} who */
function traceSkull(ctx, who) {
  const cheek = who === 'wren' ? 1.06 : 0.96
  ctx.beginPath()
  ctx.moveTo(0, -1)
  ctx.bezierCurveTo(0.62, -1, 0.98, -0.55, 0.97, 0)
  ctx.bezierCurveTo(0.97 * cheek, 0.58, 0.55, 0.98, 0, 0.98)
  ctx.bezierCurveTo(-0.55, 0.98, -0.97 * cheek, 0.58, -0.97, 0)
  ctx.bezierCurveTo(-0.98, -0.55, -0.62, -1, 0, -1)
}

/** @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {Face} face @param {number} side @param {'dana' | 'wren'} who */
function paintEye(ctx, x, y, face, side, who) {
  const size = who === 'wren' ? 0.168 : 0.148
  paintBrow(ctx, x, y - size * 1.95 - face.raise * 0.09, face, side, size, who)
  if (face.squint > 0.5 || face.blink > 0.6) {
    // Joy arches the closed lid, sadness and a plain blink let it hang.
    const arch = face.squint > 0.5 && face.smile > 0.3 ? -0.1 : 0.07
    ctx.strokeStyle = DARK
    ctx.lineWidth = 0.055
    ctx.beginPath()
    ctx.moveTo(x - size * 0.95, y)
    ctx.quadraticCurveTo(x, y + arch * 2, x + size * 0.95, y)
    ctx.stroke()
    return
  }
  const openness = 1 - Math.max(face.blink, face.squint) * 0.8
  ctx.save()
  ctx.beginPath()
  ctx.ellipse(x, y, size, size * 1.16 * openness, 0, 0, Math.PI * 2)
  ctx.fillStyle = '#fffaf2'
  ctx.fill()
  ctx.clip()
  const pupilX = x + clamp(face.eyeAcross, -1, 1) * size * 0.44
  const pupilY = y + clamp(face.eyeDown, -1, 1) * size * 0.46
  ctx.fillStyle = who === 'wren' ? '#4b3a2a' : '#3a3226'
  disc(ctx, pupilX, pupilY, size * 0.74)
  ctx.fillStyle = 'rgb(255 255 255 / 92%)'
  disc(ctx, pupilX - size * 0.22, pupilY - size * 0.28, size * 0.22)
  ctx.restore()
  ctx.strokeStyle = DARK
  ctx.lineWidth = 0.042
  ctx.beginPath()
  ctx.ellipse(x, y, size, size * 1.16 * openness, 0, Math.PI * 1.08, Math.PI * 1.92)
  ctx.stroke()
}

/** @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {Face} face @param {number} side @param {number} size @param {'dana' | 'wren'} who */
function paintBrow(ctx, x, y, face, side, size, who) {
  const inner = face.worry * 0.1
  ctx.strokeStyle = who === 'wren' ? '#86643f' : '#55402f'
  ctx.lineWidth = who === 'wren' ? 0.058 : 0.062
  ctx.beginPath()
  ctx.moveTo(x - side * size * 0.95, y - inner + face.worry * 0.01)
  ctx.quadraticCurveTo(x, y - 0.06 + face.worry * 0.02, x + side * size * 1.05, y + 0.02 + inner * 0.5)
  ctx.stroke()
}

/** @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {number} turn @param {Colours} colours */
function paintNose(ctx, x, y, turn, colours) {
  ctx.strokeStyle = colours.skinShade
  ctx.lineWidth = 0.07
  ctx.beginPath()
  ctx.arc(x, y, 0.075, 0.25 + turn * 0.35, Math.PI - 0.25 + turn * 0.35)
  ctx.stroke()
}

/** @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {Face} face @param {'dana' | 'wren'} who */
function paintMouth(ctx, x, y, face, who) {
  const width = (who === 'wren' ? 0.21 : 0.25) + Math.max(0, face.smile) * 0.07 - face.mouth * 0.04
  const bend = face.smile * 0.16
  const gape = Math.max(face.mouth * 0.26, face.squint > 0.5 && face.smile > 0.8 ? 0.2 : 0)
  ctx.strokeStyle = DARK
  ctx.lineWidth = 0.055
  if (gape < 0.025) {
    ctx.beginPath()
    ctx.moveTo(x - width, y - bend * 0.5)
    ctx.quadraticCurveTo(x, y + bend * 1.5, x + width, y - bend * 0.5)
    ctx.stroke()
    return
  }
  const lips = new Path2D()
  lips.moveTo(x - width, y - bend * 0.5)
  lips.quadraticCurveTo(x, y + bend * 0.5 - gape * 0.5, x + width, y - bend * 0.5)
  lips.quadraticCurveTo(x, y + bend * 1.5 + gape * 1.9, x - width, y - bend * 0.5)
  lips.closePath()
  ctx.fillStyle = '#7c3a34'
  ctx.fill(lips)
  ctx.save()
  ctx.clip(lips)
  ctx.fillStyle = '#d98278'
  ctx.beginPath()
  ctx.ellipse(x, y + bend * 0.6 + gape * 1.05, width * 0.62, gape * 0.5, 0, 0, Math.PI * 2)
  ctx.fill()
  ctx.restore()
  ctx.lineWidth = 0.04
  ctx.stroke(lips)
}

/** @param {CanvasRenderingContext2D} ctx @param {number} across @param {Colours} colours */
function paintBobBehind(ctx, across, colours) {
  ctx.fillStyle = colours.hair
  ctx.beginPath()
  ctx.moveTo(-0.78 - across * 0.5, 0.98)
  ctx.bezierCurveTo(-1.3 - across * 0.4, 0.8, -1.16, -0.2, -1.02 - across * 0.1, -0.42)
  ctx.bezierCurveTo(-0.8, -1.34, 0.8, -1.34, 1.02 - across * 0.1, -0.42)
  ctx.bezierCurveTo(1.16, -0.2, 1.3 - across * 0.4, 0.8, 0.78 - across * 0.5, 0.98)
  ctx.quadraticCurveTo(0, 0.5, -0.78 - across * 0.5, 0.98)
  ctx.fill()
}

/** @param {CanvasRenderingContext2D} ctx @param {number} across @param {number} down @param {Colours} colours */
function paintFringe(ctx, across, down, colours) {
  const parting = 0.16 + across * 0.9
  ctx.fillStyle = colours.hair
  ctx.beginPath()
  ctx.moveTo(-1.02, 0.16)
  ctx.bezierCurveTo(-1.14, -0.8, -0.5, -1.2, 0, -1.18)
  ctx.bezierCurveTo(0.5, -1.2, 1.14, -0.8, 1.02, 0.16)
  ctx.bezierCurveTo(0.95, -0.12, 0.86, -0.34, 0.62 + across * 0.4, -0.46 + down)
  ctx.quadraticCurveTo(parting + 0.16, -0.58 + down, parting, -0.82 + down * 0.6)
  ctx.bezierCurveTo(parting - 0.16, -0.5 + down, -0.5 + across * 0.4, -0.34 + down, -0.72 + across * 0.2, -0.24 + down)
  ctx.quadraticCurveTo(-0.96, -0.12, -1.02, 0.16)
  ctx.fill()
  ctx.strokeStyle = colours.hairLight
  ctx.lineWidth = 0.05
  ctx.beginPath()
  ctx.moveTo(parting - 0.12, -0.92)
  ctx.quadraticCurveTo(-0.4 + across * 0.4, -0.82, -0.72, -0.48)
  ctx.moveTo(parting + 0.2, -0.92)
  ctx.quadraticCurveTo(0.55 + across * 0.3, -0.82, 0.78, -0.52)
  ctx.stroke()
}

/** @param {CanvasRenderingContext2D} ctx @param {number} across @param {number} down @param {Colours} colours */
function paintTuftyHair(ctx, across, down, colours) {
  const fringe = -0.42 + down * 1.1
  ctx.strokeStyle = colours.hair
  ctx.lineWidth = 0.1
  for (const [toX, toY] of [[-0.16, -1.36], [0.06, -1.42], [0.24, -1.3]]) {
    ctx.beginPath()
    ctx.moveTo(0.02, -0.98)
    ctx.quadraticCurveTo(0.02 + (toX ?? 0) * 0.2, -1.24, (toX ?? 0) - across * 0.3, toY ?? 0)
    ctx.stroke()
  }
  ctx.fillStyle = colours.hair
  ctx.beginPath()
  ctx.moveTo(-0.99 - across * 0.12, 0.08)
  ctx.bezierCurveTo(-1.16, -0.78, -0.56, -1.16, 0, -1.13)
  ctx.bezierCurveTo(0.56, -1.16, 1.16, -0.78, 0.99 - across * 0.12, 0.08)
  ctx.quadraticCurveTo(0.86, -0.16, 0.78 + across * 0.3, -0.28 + down)
  ctx.quadraticCurveTo(0.62 + across * 0.4, -0.34 + down, 0.44 + across * 0.7, fringe - 0.12)
  ctx.quadraticCurveTo(0.36 + across * 0.7, fringe + 0.08, 0.14 + across * 0.8, fringe + 0.02)
  ctx.quadraticCurveTo(0.1 + across * 0.8, fringe - 0.06, 0.06 + across * 0.8, fringe - 0.1)
  ctx.quadraticCurveTo(-0.1 + across * 0.7, fringe + 0.1, -0.34 + across * 0.7, fringe + 0.06)
  ctx.quadraticCurveTo(-0.42 + across * 0.6, fringe, -0.46 + across * 0.6, fringe - 0.04)
  ctx.quadraticCurveTo(-0.6 + across * 0.4, -0.28 + down, -0.78 + across * 0.3, -0.26 + down)
  ctx.quadraticCurveTo(-0.9, -0.14, -0.99 - across * 0.12, 0.08)
  ctx.fill()
  ctx.strokeStyle = colours.hairLight
  ctx.lineWidth = 0.05
  line(ctx, -0.36 + across * 0.5, -0.86, -0.62 + across * 0.4, -0.56)
  line(ctx, 0.3 + across * 0.5, -0.88, 0.6 + across * 0.4, -0.62)
}
