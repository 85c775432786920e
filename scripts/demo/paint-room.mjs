// The living room. Everything that stands still is painted once; the branch at the window sways.

export const WIDTH = 1280
export const HEIGHT = 720
const FLOOR = 500
const WINDOW = { left: 92, top: 62, width: 270, height: 250 }

/** @param {CanvasRenderingContext2D} ctx */
export function paintRoom(ctx) {
  const wall = ctx.createLinearGradient(0, 0, 0, FLOOR)
  wall.addColorStop(0, '#e3ece4')
  wall.addColorStop(1, '#edf1e8')
  ctx.fillStyle = wall
  ctx.fillRect(0, 0, WIDTH, FLOOR)
  paintFloor(ctx)
  paintShelf(ctx, 1010, 168)
  paintHeronPicture(ctx, 640, 96)
  paintLamp(ctx)
  paintRug(ctx)
  paintSunlight(ctx)
}

/** @param {CanvasRenderingContext2D} ctx @param {number} time seconds */
export function paintWindow(ctx, time) {
  const { left, top, width, height } = WINDOW
  ctx.save()
  box(ctx, left, top, width, height, 10)
  ctx.clip()
  const sky = ctx.createLinearGradient(0, top, 0, top + height)
  sky.addColorStop(0, '#c4dfe8')
  sky.addColorStop(1, '#e4f0ee')
  ctx.fillStyle = sky
  ctx.fillRect(left, top, width, height)
  ctx.fillStyle = '#b9d2b8'
  ctx.beginPath()
  ctx.ellipse(left + 70, top + height + 40, 190, 100, 0, 0, Math.PI * 2)
  ctx.fill()
  ctx.fillStyle = '#a5c6a6'
  ctx.beginPath()
  ctx.ellipse(left + 240, top + height + 50, 150, 96, 0, 0, Math.PI * 2)
  ctx.fill()
  paintBranch(ctx, left + width + 6, top + 34, Math.sin(time * 0.7) * 0.035)
  ctx.restore()
  ctx.strokeStyle = '#fffdf8'
  ctx.lineWidth = 12
  box(ctx, left, top, width, height, 10)
  ctx.stroke()
  ctx.lineWidth = 8
  line(ctx, left + width / 2, top, left + width / 2, top + height)
  line(ctx, left, top + height * 0.45, left + width, top + height * 0.45)
  ctx.fillStyle = '#fffdf8'
  box(ctx, left - 18, top + height, width + 36, 18, 6)
  ctx.fill()
  paintCurtain(ctx, left - 34, 1)
  paintCurtain(ctx, left + width + 34, -1)
}

/** @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {number} sway radians */
function paintBranch(ctx, x, y, sway) {
  ctx.save()
  ctx.translate(x, y)
  ctx.rotate(sway)
  ctx.strokeStyle = '#8a7358'
  ctx.lineWidth = 6
  ctx.lineCap = 'round'
  ctx.beginPath()
  ctx.moveTo(10, -6)
  ctx.quadraticCurveTo(-50, 6, -104, 40)
  ctx.stroke()
  ctx.fillStyle = '#8fb58d'
  for (const [across, down, turn] of [[-24, 16, 0.9], [-48, -8, -0.4], [-66, 36, 1.1], [-84, 8, -0.3], [-108, 50, 0.7], [-112, 26, -0.1]]) {
    ctx.beginPath()
    ctx.ellipse(across ?? 0, down ?? 0, 19, 9, turn ?? 0, 0, Math.PI * 2)
    ctx.fill()
  }
  ctx.restore()
}

/** @param {CanvasRenderingContext2D} ctx @param {number} edge @param {1 | -1} side 1 hangs to the right of its edge */
function paintCurtain(ctx, edge, side) {
  ctx.fillStyle = '#f0d9b5'
  ctx.beginPath()
  ctx.moveTo(edge - side * 10, 40)
  ctx.lineTo(edge + side * 62, 40)
  ctx.quadraticCurveTo(edge + side * 58, 180, edge + side * 22, 250)
  ctx.quadraticCurveTo(edge + side * 34, 310, edge + side * 40, 372)
  ctx.lineTo(edge - side * 12, 372)
  ctx.closePath()
  ctx.fill()
  ctx.strokeStyle = '#e2c596'
  ctx.lineWidth = 3
  line(ctx, edge + side * 4, 44, edge + side * 6, 368)
  ctx.strokeStyle = '#c9822b'
  ctx.lineWidth = 7
  line(ctx, edge - side * 8, 250, edge + side * 22, 250)
}

/** @param {CanvasRenderingContext2D} ctx */
function paintFloor(ctx) {
  const boards = ctx.createLinearGradient(0, FLOOR, 0, HEIGHT)
  boards.addColorStop(0, '#dcc7a4')
  boards.addColorStop(1, '#cfb68e')
  ctx.fillStyle = boards
  ctx.fillRect(0, FLOOR, WIDTH, HEIGHT - FLOOR)
  ctx.strokeStyle = '#c9ae84'
  ctx.lineWidth = 2
  for (const y of [528, 566, 614, 674]) line(ctx, 0, y, WIDTH, y)
  for (const [x, from, to] of [[180, 500, 528], [620, 500, 528], [1060, 500, 528], [60, 528, 566], [1200, 528, 566], [1130, 566, 614], [120, 566, 614], [40, 614, 674], [1230, 614, 674]]) {
    line(ctx, x ?? 0, from ?? 0, x ?? 0, to ?? 0)
  }
  ctx.fillStyle = '#fffdf8'
  ctx.fillRect(0, FLOOR - 16, WIDTH, 16)
  ctx.fillStyle = '#d8dccf'
  ctx.fillRect(0, FLOOR - 3, WIDTH, 3)
}

/** @param {CanvasRenderingContext2D} ctx */
function paintRug(ctx) {
  for (const [width, height, colour] of [[560, 112, '#b9cfc9'], [536, 104, '#f2e8d4'], [500, 94, '#c9dcd6'], [420, 74, '#d7e5df']]) {
    ctx.fillStyle = String(colour)
    ctx.beginPath()
    ctx.ellipse(636, 640, Number(width), Number(height), 0, 0, Math.PI * 2)
    ctx.fill()
  }
}

/** @param {CanvasRenderingContext2D} ctx */
function paintSunlight(ctx) {
  ctx.fillStyle = 'rgb(255 244 214 / 30%)'
  for (const [a, b, c, d] of [[240, 370, 470, 300], [384, 510, 650, 484]]) {
    ctx.beginPath()
    ctx.moveTo(a ?? 0, FLOOR)
    ctx.lineTo(b ?? 0, FLOOR)
    ctx.lineTo(c ?? 0, HEIGHT)
    ctx.lineTo(d ?? 0, HEIGHT)
    ctx.fill()
  }
}

/** @param {CanvasRenderingContext2D} ctx @param {number} left @param {number} top */
function paintShelf(ctx, left, top) {
  ctx.fillStyle = '#b9925f'
  box(ctx, left, top, 216, 350, 8)
  ctx.fill()
  ctx.fillStyle = '#d9bd90'
  for (const y of [top + 14, top + 126, top + 238]) {
    box(ctx, left + 14, y, 188, 98, 4)
    ctx.fill()
  }
  let x = left + 24
  for (const [width, height, colour] of [[18, 76, '#4f6fb5'], [14, 66, '#e0a84a'], [22, 82, '#0f5f5c'], [16, 70, '#c98a7a'], [20, 78, '#8a6fa0']]) {
    ctx.fillStyle = String(colour)
    box(ctx, x, top + 112 - Number(height), Number(width), Number(height), 3)
    ctx.fill()
    x += Number(width) + 3
  }
  ctx.fillStyle = '#c9822b'
  box(ctx, left + 140, top + 82, 44, 30, 6)
  ctx.fill()
  ctx.fillStyle = '#7fa67a'
  for (const [across, down, turn] of [[150, 66, -0.8], [162, 54, -0.1], [175, 64, 0.8], [158, 74, -1.2], [168, 74, 1.2]]) {
    ctx.beginPath()
    ctx.ellipse(left + (across ?? 0), top + (down ?? 0), 8, 20, turn ?? 0, 0, Math.PI * 2)
    ctx.fill()
  }
  paintBear(ctx, left + 62, top + 224)
  ctx.fillStyle = '#e9dcc4'
  box(ctx, left + 116, top + 174, 72, 50, 6)
  ctx.fill()
  ctx.fillStyle = '#a9cfcb'
  box(ctx, left + 112, top + 166, 80, 14, 6)
  ctx.fill()
  ctx.fillStyle = '#8fa9c9'
  box(ctx, left + 28, top + 284, 76, 52, 8)
  ctx.fill()
  ctx.fillStyle = '#c98a7a'
  box(ctx, left + 112, top + 284, 76, 52, 8)
  ctx.fill()
  ctx.fillStyle = 'rgb(255 255 255 / 55%)'
  box(ctx, left + 54, top + 304, 24, 8, 4)
  ctx.fill()
  box(ctx, left + 138, top + 304, 24, 8, 4)
  ctx.fill()
}

/** @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} floor */
function paintBear(ctx, x, floor) {
  ctx.fillStyle = '#a67c52'
  for (const [across, up, radius] of [[0, 22, 24], [0, 56, 19], [-15, 70, 8], [15, 70, 8], [-17, 8, 10], [17, 8, 10]]) disc(ctx, x + (across ?? 0), floor - (up ?? 0), radius ?? 0)
  ctx.fillStyle = '#e5cba6'
  disc(ctx, x, floor - 50, 8)
  ctx.fillStyle = '#3a2c22'
  for (const [across, up] of [[-7, 60], [7, 60], [0, 53]]) disc(ctx, x + (across ?? 0), floor - (up ?? 0), 2.4)
}

/** @param {CanvasRenderingContext2D} ctx @param {number} left @param {number} top */
function paintHeronPicture(ctx, left, top) {
  ctx.fillStyle = '#c2a06e'
  box(ctx, left, top, 128, 156, 6)
  ctx.fill()
  ctx.fillStyle = '#fbf8f3'
  ctx.fillRect(left + 9, top + 9, 110, 138)
  ctx.fillStyle = '#dceaea'
  ctx.fillRect(left + 19, top + 19, 90, 118)
  ctx.fillStyle = '#bcd4cf'
  ctx.fillRect(left + 19, top + 112, 90, 25)
  ctx.strokeStyle = '#6f8fa6'
  ctx.lineCap = 'round'
  ctx.lineWidth = 3
  line(ctx, left + 66, top + 94, left + 64, top + 124)
  line(ctx, left + 74, top + 94, left + 76, top + 124)
  ctx.fillStyle = '#7d9cb3'
  ctx.beginPath()
  ctx.ellipse(left + 72, top + 84, 24, 13, 0.5, 0, Math.PI * 2)
  ctx.fill()
  ctx.lineWidth = 7
  ctx.strokeStyle = '#7d9cb3'
  ctx.beginPath()
  ctx.moveTo(left + 56, top + 78)
  ctx.bezierCurveTo(left + 40, top + 62, left + 66, top + 58, left + 54, top + 42)
  ctx.stroke()
  disc(ctx, left + 53, top + 42, 6)
  ctx.strokeStyle = '#c9822b'
  ctx.lineWidth = 4
  line(ctx, left + 47, top + 43, left + 32, top + 47)
}

/** @param {CanvasRenderingContext2D} ctx */
function paintLamp(ctx) {
  ctx.strokeStyle = '#8c7a60'
  ctx.lineWidth = 6
  line(ctx, 936, 250, 936, 496)
  ctx.fillStyle = '#8c7a60'
  box(ctx, 908, 490, 56, 10, 5)
  ctx.fill()
  ctx.fillStyle = '#f3dfb8'
  ctx.beginPath()
  ctx.moveTo(906, 176)
  ctx.lineTo(966, 176)
  ctx.lineTo(986, 256)
  ctx.lineTo(886, 256)
  ctx.fill()
}

/** @param {CanvasRenderingContext2D} ctx @param {number} left @param {number} top @param {number} width @param {number} height @param {number} radius */
export function box(ctx, left, top, width, height, radius) {
  ctx.beginPath()
  ctx.roundRect(left, top, width, height, radius)
}

/** @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {number} radius */
export function disc(ctx, x, y, radius) {
  ctx.beginPath()
  ctx.arc(x, y, radius, 0, Math.PI * 2)
  ctx.fill()
}

/** @param {CanvasRenderingContext2D} ctx @param {number} fromX @param {number} fromY @param {number} toX @param {number} toY */
export function line(ctx, fromX, fromY, toX, toY) {
  ctx.beginPath()
  ctx.moveTo(fromX, fromY)
  ctx.lineTo(toX, toY)
  ctx.stroke()
}
