import { VaultDamaged } from '../crypto/damaged'

/** Where a step says how long its head is, a piece says this, which no head is. */
const PIECE = 0xff_ff_ff_ff
/** `PIECE | which piece, from 0 | of how many | the step's number`, each u32, little-endian. */
const HEAD_BYTES = 16
const PIECES_AT_MOST = 1_024

/**
 * What belongs together is one message of a log, and a message has a longest length: a step that is longer lies in several
 * that follow each other. After a crash between them the step is not there, as if its first piece had never been written.
 */
export function inPieces(step: Buffer, number: number, pieceBytes: number): readonly Buffer[] {
  if (step.length <= pieceBytes) return [step]
  const room = pieceBytes - HEAD_BYTES
  const count = Math.ceil(step.length / room)
  if (count > PIECES_AT_MOST) throw new RangeError('A step of more pieces than there may be')
  return Array.from({ length: count }, (_, index) => {
    const head = Buffer.alloc(HEAD_BYTES)
    for (const [at, value] of [PIECE, index, count, number].entries()) head.writeUInt32LE(value, 4 * at)
    return Buffer.concat([head, step.subarray(index * room, (index + 1) * room)])
  })
}

/** The number of the step that a message is a piece of; null for a message that is a whole step. */
export function pieceOf(message: Buffer): number | null {
  return isPiece(message) ? message.readUInt32LE(12) : null
}

/** Puts steps together again: given each message in order, gives each whole step once its last piece has come. */
export function joiner(): (message: Buffer) => Buffer | null {
  let pieces: Buffer[] = []
  let expected = { count: 0, number: 0 }
  return (message) => {
    if (!isPiece(message)) {
      pieces = []
      return message
    }
    const [index, count, number] = [message.readUInt32LE(4), message.readUInt32LE(8), message.readUInt32LE(12)]
    if (index === 0) {
      pieces = []
      expected = { count, number }
    }
    if (index !== pieces.length || count !== expected.count || number !== expected.number || count > PIECES_AT_MOST) throw new VaultDamaged('tampered')
    // The message is overwritten once it was read.
    pieces.push(Buffer.from(message.subarray(HEAD_BYTES)))
    if (pieces.length < count) return null
    const step = Buffer.concat(pieces)
    pieces = []
    return step
  }
}

const isPiece = (message: Buffer): boolean => message.length >= HEAD_BYTES && message.readUInt32LE() === PIECE
