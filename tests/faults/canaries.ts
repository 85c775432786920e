import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Something that was planted, and what to look for. */
export interface Canary {
  readonly name: string
  readonly needles: readonly Buffer[]
}

/** A word in each way in which programs write words down. */
export function wordCanary(name: string, word: string): Canary {
  return { name, needles: [Buffer.from(word, 'utf16le'), ...byteNeedles(Buffer.from(word))] }
}

function byteCanary(name: string, bytes: Buffer): Canary {
  return { name, needles: byteNeedles(bytes) }
}

/** A word that nobody else writes. */
export const aWord = (): string => `Q${randomBytes(9).toString('hex')}`

const STRETCH_BYTES = 24

/** Three places in some bytes. */
export function stretchesOf(bytes: Buffer, name: string): readonly Canary[] {
  return [0.2, 0.5, 0.8].map((place) => byteCanary(name, bytes.subarray(Math.floor(bytes.length * place), Math.floor(bytes.length * place) + STRETCH_BYTES)))
}

function byteNeedles(bytes: Buffer): readonly Buffer[] {
  const hex = bytes.toString('hex')
  // In base 64 the letters depend on where in a group of three the bytes begin; those at both ends depend on their neighbours.
  const base64 = [0, 1, 2].map((before) => Buffer.concat([Buffer.alloc(before), bytes]).toString('base64').slice(before === 0 ? 0 : 4, -4))
  return [bytes, Buffer.from(hex), Buffer.from(hex.toUpperCase()), ...base64.map((text) => Buffer.from(text)), ...base64.map((text) => Buffer.from(text.replaceAll('+', '-').replaceAll('/', '_')))]
}

/** Which canaries are found in these bytes. */
export function foundIn(canaries: readonly Canary[], where: string, bytes: Buffer): readonly string[] {
  return canaries.filter(({ needles }) => needles.some((needle) => bytes.includes(needle))).map(({ name }) => `${name} in ${where}`)
}

/** Which canaries are found in the files of a folder, or in their names. */
export async function foundBelow(canaries: readonly Canary[], folder: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    found.push(...foundIn(canaries, 'a name', Buffer.from(path)))
    // What goes while it is looked at is looked at next time.
    if (entry.isFile()) found.push(...foundIn(canaries, path, await readFile(path).catch(() => Buffer.alloc(0))))
  }
  return found
}
