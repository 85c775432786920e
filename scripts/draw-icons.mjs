// Draws the app's icons from the mark: two overlapping rings on paper. The drawn files are kept beside the sources.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { deflateSync } from 'node:zlib'

const PAPER = [0xfb, 0xf8, 0xf3]
// The mark's own measures, on a field of 40 by 40.
const RINGS = [
  { x: 16, y: 18, radius: 12, colour: [0x0f, 0x5f, 0x5c] },
  { x: 27, y: 24, radius: 8, colour: [0xc9, 0x82, 0x2b] },
]
const STROKE = 4
const MARK_CENTRE = { x: 18.5, y: 19 }
const MARK_SHARE = 0.62
const CORNER_SHARE = 0.22

const folder = new URL('../resources/icons/', import.meta.url)
writeFileSync(fileURLToPath(new URL('icon.png', folder)), png(1024))
writeFileSync(fileURLToPath(new URL('icon.ico', folder)), ico([16, 24, 32, 48, 64, 128, 256]))

/**
 * RGBA rows of the icon, smoothed over the last pixel of every edge.
 * @param {number} size
 */
function draw(size) {
  const scale = 33 / MARK_SHARE / size
  const pixels = Buffer.alloc(size * size * 4)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const x = (column + 0.5 - size / 2) * scale + MARK_CENTRE.x
      const y = (row + 0.5 - size / 2) * scale + MARK_CENTRE.y
      let colour = PAPER
      for (const ring of RINGS) {
        const distance = Math.abs(Math.hypot(x - ring.x, y - ring.y) - ring.radius) - STROKE / 2
        const share = cover(distance / scale)
        colour = colour.map((part, index) => part + ((ring.colour[index] ?? 0) - part) * share)
      }
      const alpha = cover(distanceToCard(column + 0.5, row + 0.5, size)) * 255
      pixels.set([...colour, alpha].map(Math.round), (row * size + column) * 4)
    }
  }
  return pixels
}

/** @param {number} distance in pixels, negative inside */
function cover(distance) {
  return Math.min(1, Math.max(0, 0.5 - distance))
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} size
 */
function distanceToCard(x, y, size) {
  const corner = size * CORNER_SHARE
  const dx = Math.max(0, Math.abs(x - size / 2) - size / 2 + corner)
  const dy = Math.max(0, Math.abs(y - size / 2) - size / 2 + corner)
  return Math.hypot(dx, dy) - corner
}

/** @param {number} size */
function png(size) {
  const pixels = draw(size)
  const rows = Buffer.alloc(size * (size * 4 + 1))
  for (let row = 0; row < size; row++) pixels.copy(rows, row * (size * 4 + 1) + 1, row * size * 4, (row + 1) * size * 4)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  // Eight bits a channel, red, green, blue and alpha.
  header.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))])
}

/**
 * @param {string} type
 * @param {Buffer} data
 */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(checksum(body), body.length + 4)
  return framed
}

/**
 * CRC-32, as PNG wants it.
 * @param {Buffer} bytes
 */
function checksum(bytes) {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}

/**
 * Several sizes in one file, each a PNG of its own.
 * @param {readonly number[]} sizes
 */
function ico(sizes) {
  const pictures = sizes.map((size) => ({ size, bytes: png(size) }))
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length
  for (const [index, { size, bytes }] of pictures.entries()) {
    const entry = 6 + 16 * index
    // A size of 256 is written as 0.
    head.set([size % 256, size % 256, 0, 0, 1, 0, 32, 0], entry)
    head.writeUInt32LE(bytes.length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += bytes.length
  }
  return Buffer.concat([head, ...pictures.map(({ bytes }) => bytes)])
}
