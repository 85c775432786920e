// A person sitting on the floor: legs, jumper, neck and, in front of everything else, the arms.
import { elbowBetween } from './body.mjs'
import { box, disc, line } from './paint-room.mjs'
/** @typedef {import('./motion.mjs').Point} Point */
/** @typedef {import('./body.mjs').Build} Build */
/** @typedef {{ skin: string, skinShade: string, jumper: string, jumperShade: string, jumperLight: string, trousers: string, trousersShade: string, socks: string, hair: string, hairLight: string }} Colours */

/** @type {Colours} */
export const DANA_COLOURS = { skin: '#f0d0b0', skinShade: '#e2b994', jumper: '#14706c', jumperShade: '#0d5a57', jumperLight: '#2b8480', trousers: '#56647d', trousersShade: '#47546b', socks: '#e9dcc4', hair: '#5b4636', hairLight: '#715944' }
/** @type {Colours} */
export const WREN_COLOURS = { skin: '#f4d8bb', skinShade: '#e7c09c', jumper: '#dd8f38', jumperShade: '#c1752a', jumperLight: '#eba95c', trousers: '#6681a8', trousersShade: '#56709a', socks: '#fbf4e6', hair: '#8e6c49', hairLight: '#a5835d' }

/** Crossed legs. @param {CanvasRenderingContext2D} ctx @param {Point} hip @param {Colours} colours */
export function paintCrossedLegs(ctx, [x = 0, y = 0], colours) {
  limb(ctx, [[x - 48, y + 2], [x - 112, y + 18], [x + 18, y + 40]], 52, colours.trousersShade)
  foot(ctx, x + 62, y + 44, 0.08, colours.socks)
  limb(ctx, [[x + 48, y + 2], [x + 116, y + 20], [x - 8, y + 44]], 52, colours.trousers)
  foot(ctx, x - 46, y + 48, Math.PI - 0.05, colours.socks)
}

/** Kneeling, heels behind. @param {CanvasRenderingContext2D} ctx @param {Point} hip @param {Colours} colours */
export function paintKneelingLegs(ctx, [x = 0, y = 0], colours) {
  const floor = 652
  foot(ctx, x + 58, floor + 14, 0.1, colours.socks, 0.72)
  limb(ctx, [[x + 10, y + 4], [x - 40, floor - 2], [x + 34, floor + 6]], 40, colours.trousersShade)
  limb(ctx, [[x + 22, y + 6], [x - 22, floor + 14], [x + 44, floor + 16]], 42, colours.trousers)
  foot(ctx, x + 74, floor + 24, 0.1, colours.socks, 0.76)
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {Build} build @param {Point} hip @param {number} lean @param {number} height of the torso @param {Colours} colours
 * @param {'plain' | 'striped'} knit
 */
export function paintTorso(ctx, build, [x = 0, y = 0], lean, height, colours, knit) {
  ctx.save()
  ctx.translate(x, y)
  ctx.rotate(lean)
  ctx.fillStyle = colours.skinShade
  box(ctx, -build.head * 0.24 + build.side * 3, -height - build.neck * 0.5, build.head * 0.48, build.neck * 0.62, build.head * 0.2)
  ctx.fill()
  traceJumper(ctx, build, height)
  ctx.fillStyle = colours.jumper
  ctx.fill()
  ctx.save()
  ctx.clip()
  if (knit === 'striped') {
    ctx.strokeStyle = colours.jumperLight
    ctx.lineWidth = height * 0.085
    for (const share of [0.3, 0.52, 0.74]) line(ctx, -build.hip * 1.3, -height * share, build.hip * 1.3, -height * share)
  }
  ctx.fillStyle = colours.jumperShade
  ctx.globalAlpha = 0.45
  ctx.beginPath()
  ctx.ellipse(-build.side * build.hip * 1.05, -height * 0.3, build.hip * 0.42, height * 0.8, 0, 0, Math.PI * 2)
  ctx.fill()
  ctx.globalAlpha = 1
  ctx.fillRect(-build.hip * 1.4, -height * 0.045, build.hip * 2.8, height * 0.2)
  ctx.restore()
  ctx.strokeStyle = colours.jumperLight
  ctx.lineWidth = build.sleeve * 0.2
  ctx.lineCap = 'round'
  ctx.beginPath()
  ctx.ellipse(build.side * 2, -height + 1, build.head * 0.34, build.head * 0.13, 0, 0, Math.PI)
  ctx.stroke()
  ctx.restore()
}

/** @param {CanvasRenderingContext2D} ctx @param {Build} build @param {number} height */
function traceJumper(ctx, build, height) {
  const { shoulder, hip } = build
  ctx.beginPath()
  ctx.moveTo(-hip, 4)
  ctx.bezierCurveTo(-hip * 1.12, -height * 0.4, -shoulder * 1.42, -height * 0.62, -shoulder * 1.16, -height * 0.86)
  ctx.quadraticCurveTo(-shoulder * 0.9, -height * 1.02, 0, -height * 1.02)
  ctx.quadraticCurveTo(shoulder * 0.9, -height * 1.02, shoulder * 1.16, -height * 0.86)
  ctx.bezierCurveTo(shoulder * 1.42, -height * 0.62, hip * 1.12, -height * 0.4, hip, 4)
  ctx.quadraticCurveTo(0, height * 0.1, -hip, 4)
  ctx.closePath()
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {Build} build @param {Point} shoulder @param {Point} hand @param {Colours} colours
 * @param {1 | -1} outwards which way is away from the body
 */
export function paintArm(ctx, build, shoulder, hand, colours, outwards) {
  const elbow = elbowBetween(shoulder, hand, build, outwards)
  const direction = Math.atan2((hand[1] ?? 0) - elbow[1], (hand[0] ?? 0) - elbow[0])
  // The sleeve ends short of the hand, so that a wrist shows.
  const cuff = /** @type {[number, number]} */ ([(hand[0] ?? 0) - Math.cos(direction) * build.hand * 0.95, (hand[1] ?? 0) - Math.sin(direction) * build.hand * 0.95])
  paintHand(ctx, hand, direction, build.hand, colours, outwards)
  // The darker edge starts below the shoulder, where sleeve and jumper are one piece of knitting.
  const upperEdge = /** @type {Point} */ ([(shoulder[0] ?? 0) * 0.7 + elbow[0] * 0.3, (shoulder[1] ?? 0) * 0.7 + elbow[1] * 0.3])
  sleeve(ctx, upperEdge, elbow, cuff, build.sleeve + 4, colours.jumperShade)
  sleeve(ctx, shoulder, elbow, cuff, build.sleeve - 1, colours.jumper)
  ctx.strokeStyle = colours.jumperShade
  ctx.lineWidth = build.sleeve * 0.2
  ctx.lineCap = 'round'
  const across = build.sleeve * 0.36
  line(ctx, cuff[0] - Math.sin(direction) * across, cuff[1] + Math.cos(direction) * across, cuff[0] + Math.sin(direction) * across, cuff[1] - Math.cos(direction) * across)
}

/** @param {CanvasRenderingContext2D} ctx @param {Point} shoulder @param {Point} elbow @param {Point} cuff @param {number} width @param {string} colour */
function sleeve(ctx, shoulder, elbow, cuff, width, colour) {
  const [sx = 0, sy = 0] = shoulder
  const [ex = 0, ey = 0] = elbow
  const [cx = 0, cy = 0] = cuff
  ctx.strokeStyle = colour
  ctx.lineWidth = width
  ctx.lineCap = 'round'
  ctx.lineJoin = 'round'
  ctx.beginPath()
  ctx.moveTo(sx, sy)
  ctx.lineTo(sx + (ex - sx) * 0.62, sy + (ey - sy) * 0.62)
  ctx.quadraticCurveTo(ex, ey, ex + (cx - ex) * 0.42, ey + (cy - ey) * 0.42)
  ctx.lineTo(cx, cy)
  ctx.stroke()
}

/** @param {CanvasRenderingContext2D} ctx @param {Point} hand @param {number} direction @param {number} radius @param {Colours} colours @param {1 | -1} thumbSide */
function paintHand(ctx, [x = 0, y = 0], direction, radius, colours, thumbSide) {
  ctx.save()
  ctx.translate(x, y)
  ctx.rotate(direction)
  ctx.strokeStyle = colours.skin
  ctx.lineCap = 'round'
  ctx.lineWidth = radius * 0.62
  line(ctx, -radius * 0.2, -thumbSide * radius * 0.3, radius * 0.45, -thumbSide * radius * 0.98)
  ctx.lineWidth = radius * 0.52
  for (const spread of [-0.62, -0.2, 0.22, 0.62]) line(ctx, 0, spread * radius, radius * (1.22 - Math.abs(spread) * 0.3), spread * radius * 1.12)
  ctx.fillStyle = colours.skin
  disc(ctx, 0, 0, radius * 0.92)
  ctx.restore()
}

/** @param {CanvasRenderingContext2D} ctx @param {readonly Point[]} joints @param {number} width @param {string} colour */
function limb(ctx, joints, width, colour) {
  ctx.strokeStyle = colour
  ctx.lineWidth = width
  ctx.lineCap = 'round'
  ctx.lineJoin = 'round'
  ctx.beginPath()
  for (const [x = 0, y = 0] of joints) ctx.lineTo(x, y)
  ctx.stroke()
}

/** @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {number} turn @param {string} colour @param {number} [size] */
function foot(ctx, x, y, turn, colour, size = 1) {
  ctx.fillStyle = colour
  ctx.beginPath()
  ctx.ellipse(x, y, 34 * size, 18 * size, turn, 0, Math.PI * 2)
  ctx.fill()
}
