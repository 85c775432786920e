import { VaultDamaged } from '../crypto/damaged'
import { wipe } from '../crypto/secrets'
import { decodeEntry, encodeEntry, type CatalogueEntry } from './entries'

/** Begins a message of many lines; one that is a line by itself begins with the brace of its JSON. */
const MANY_LINES = 1
const LENGTH_BYTES = 4
/** A message holds about so much: few are opened quickly, and it is far from the most that one may hold. */
const MESSAGE_BYTES = 256 * 1_024

/**
 * Entries as messages of the log, many in one, because opening a sealed message takes far longer than reading a line of it:
 * `1 | u32 length of a line | the line | u32 …`. A single entry is its line, as in vaults of before. To be wiped when written.
 */
export function encodeLines(entries: readonly CatalogueEntry[]): readonly Uint8Array[] {
  const messages: Uint8Array[][] = []
  let bytes = Infinity
  for (const entry of entries) {
    const line = encodeEntry(entry)
    if (bytes + line.length > MESSAGE_BYTES) {
      messages.push([])
      bytes = 0
    }
    messages.at(-1)?.push(line)
    bytes += LENGTH_BYTES + line.length
  }
  return messages.map((lines) => (lines.length === 1 && lines[0] ? lines[0] : together(lines)))
}

/** Keys are part of what was given, as with `decodeEntry`. */
export function decodeLines(message: Buffer): readonly CatalogueEntry[] {
  if (message[0] !== MANY_LINES) return [decodeEntry(message)]
  const entries: CatalogueEntry[] = []
  for (let at = 1; at < message.length; ) {
    if (at + LENGTH_BYTES > message.length) throw new VaultDamaged('tampered')
    const from = at + LENGTH_BYTES
    at = from + message.readUInt32LE(at)
    if (at > message.length) throw new VaultDamaged('tampered')
    entries.push(decodeEntry(message.subarray(from, at)))
  }
  return entries
}

/** The lines by themselves are overwritten. */
function together(lines: readonly Uint8Array[]): Buffer {
  const message = Buffer.allocUnsafeSlow(lines.reduce((sum, line) => sum + LENGTH_BYTES + line.length, 1))
  message[0] = MANY_LINES
  let at = 1
  for (const line of lines) {
    message.writeUInt32LE(line.length, at)
    message.set(line, at + LENGTH_BYTES)
    at += LENGTH_BYTES + line.length
  }
  wipe(...lines)
  return message
}
