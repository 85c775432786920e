// Ball, blocks and basket.
import { BALL_RADIUS, BLOCK_SIZE } from './toys.mjs'
import { box, disc, line } from './paint-room.mjs'

const BLOCK_COLOURS = new Map([
  ['blue', { face: '#5b7bbf', light: '#7b97d0', mark: '#dfe7f6' }],
  ['green', { face: '#6f9e73', light: '#8fb892', mark: '#e3efe1' }],
  ['plum', { face: '#93699f', light: '#ad88b8', mark: '#f0e4f2' }],
  ['yellow', { face: '#e2ad43', light: '#eec675', mark: '#fff4d8' }],
])

/** @param {CanvasRenderingContext2D} ctx @param {{ x: number, y: number, turn: number }} ball */
export function paintBall(ctx, ball) {
  paintShadow(ctx, ball.x, ball.y + BALL_RADIUS - 2, BALL_RADIUS * 0.95)
  ctx.save()
  ctx.translate(ball.x, ball.y)
  ctx.fillStyle = '#c6564b'
  disc(ctx, 0, 0, BALL_RADIUS)
  ctx.beginPath()
  ctx.arc(0, 0, BALL_RADIUS, 0, Math.PI * 2)
  ctx.clip()
  ctx.rotate(ball.turn)
  ctx.strokeStyle = '#fbeee4'
  ctx.lineWidth = 7
  ctx.beginPath()
  ctx.arc(0, 62, 64, Math.PI, Math.PI * 2)
  ctx.stroke()
  ctx.fillStyle = '#e8b75c'
  disc(ctx, 4, -20, 6.5)
  disc(ctx, -12, 17, 5)
  ctx.rotate(-ball.turn)
  const roundness = ctx.createRadialGradient(-13, -15, 4, 0, 0, BALL_RADIUS)
  roundness.addColorStop(0, 'rgb(255 255 255 / 34%)')
  roundness.addColorStop(0.5, 'rgb(255 255 255 / 0%)')
  roundness.addColorStop(1, 'rgb(90 20 16 / 26%)')
  ctx.fillStyle = roundness
  disc(ctx, 0, 0, BALL_RADIUS)
  ctx.restore()
}

/** @param {CanvasRenderingContext2D} ctx @param {{ x: number, y: number, turn: number, colour: string, shape: string }} block */
export function paintBlock(ctx, block) {
  const colours = BLOCK_COLOURS.get(block.colour) ?? { face: '#888', light: '#aaa', mark: '#eee' }
  const half = BLOCK_SIZE / 2
  ctx.save()
  ctx.translate(block.x, block.y)
  ctx.rotate(block.turn)
  ctx.fillStyle = colours.face
  box(ctx, -half, -half, BLOCK_SIZE, BLOCK_SIZE, 7)
  ctx.fill()
  ctx.strokeStyle = colours.light
  ctx.lineWidth = 3.5
  box(ctx, -half + 3, -half + 3, BLOCK_SIZE - 6, BLOCK_SIZE - 6, 5)
  ctx.stroke()
  ctx.fillStyle = colours.mark
  traceMark(ctx, block.shape)
  ctx.fill()
  ctx.restore()
}

/** @param {CanvasRenderingContext2D} ctx @param {string} shape */
function traceMark(ctx, shape) {
  if (shape === 'circle') {
    ctx.beginPath()
    ctx.arc(0, 0, 10, 0, Math.PI * 2)
    return
  }
  if (shape === 'square') return box(ctx, -9, -9, 18, 18, 3)
  const corners = shape === 'triangle' ? 3 : 10
  ctx.beginPath()
  for (let corner = 0; corner < corners; corner += 1) {
    const radius = shape === 'triangle' || corner % 2 === 0 ? 12 : 5.5
    const angle = (corner / corners) * Math.PI * 2 - Math.PI / 2
    ctx.lineTo(Math.cos(angle) * radius, Math.sin(angle) * radius + (shape === 'triangle' ? 2 : 0))
  }
  ctx.closePath()
}

/** @param {CanvasRenderingContext2D} ctx @param {readonly number[]} place */
export function paintBasketBack(ctx, [x = 0, y = 0]) {
  paintShadow(ctx, x, y + 46, 78)
  ctx.fillStyle = '#a27c4c'
  ctx.beginPath()
  ctx.ellipse(x, y - 40, 72, 17, 0, 0, Math.PI * 2)
  ctx.fill()
  ctx.fillStyle = '#8a673c'
  ctx.beginPath()
  ctx.ellipse(x, y - 37, 64, 12, 0, 0, Math.PI * 2)
  ctx.fill()
}

/** @param {CanvasRenderingContext2D} ctx @param {readonly number[]} place */
export function paintBasketFront(ctx, [x = 0, y = 0]) {
  ctx.save()
  ctx.beginPath()
  ctx.moveTo(x - 72, y - 40)
  ctx.ellipse(x, y - 40, 72, 17, 0, Math.PI, 0, true)
  ctx.quadraticCurveTo(x + 70, y + 20, x + 56, y + 38)
  ctx.quadraticCurveTo(x, y + 58, x - 56, y + 38)
  ctx.quadraticCurveTo(x - 70, y + 20, x - 72, y - 40)
  ctx.fillStyle = '#cda268'
  ctx.fill()
  ctx.clip()
  ctx.strokeStyle = '#b98d54'
  ctx.lineWidth = 3
  for (let row = 0; row < 5; row += 1) {
    ctx.beginPath()
    ctx.ellipse(x, y - 40 + row * 19, 76, 17, 0, Math.PI, 0, true)
    ctx.stroke()
  }
  for (let column = -3; column <= 3; column += 1) line(ctx, x + column * 21, y - 40, x + column * 17, y + 60)
  ctx.restore()
  ctx.strokeStyle = '#dcb880'
  ctx.lineWidth = 8
  ctx.lineCap = 'round'
  ctx.beginPath()
  ctx.ellipse(x, y - 40, 72, 17, 0, Math.PI, 0, true)
  ctx.stroke()
}

/** @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {number} width */
export function paintShadow(ctx, x, y, width) {
  ctx.fillStyle = 'rgb(70 60 40 / 17%)'
  ctx.beginPath()
  ctx.ellipse(x, y, width, Math.max(5, width * 0.16), 0, 0, Math.PI * 2)
  ctx.fill()
}
