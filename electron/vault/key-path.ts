import { join } from 'node:path'
import { idSchema } from '../../shared/domain/ids'
import { MADE_FROM, type VaultKey } from './vault'

// A key becomes a path only through these patterns: no dots at the front, no slashes inside, nothing else.
const KEY = /^(?:recordings\/([A-Za-z0-9-]{1,64})\/(original|proxy|quick|thumbnails|pictures|frames)|(pictures)\/([0-9a-f]{64})|(segments)\/([A-Za-z0-9-]{1,160}(?:\.[a-z0-9]{1,8})?))$/

/** Ends the name of everything that is not finished yet; swept when the vault opens. No key can end like this. */
export const PARTIAL = '.partial'

/** The path of a key's file below the vault, as folder and name. A key outside the patterns is a bug or an attack: it throws. */
export function keyPath(key: VaultKey): { readonly folder: string; readonly name: string } {
  const match = KEY.exec(key)
  if (!match || key.endsWith(PARTIAL)) throw new Error('Not a key of the vault')
  const [, recordingId, part, pictures, hash, segments, segment] = match
  if (recordingId !== undefined && part !== undefined) return { folder: recordingFolder(recordingId), name: part }
  return { folder: (pictures ?? segments) as string, name: (hash ?? segment) as string }
}

export function recordingFolder(recordingId: string): string {
  if (!idSchema.safeParse(recordingId).success) throw new Error('Not the id of a recording')
  return join('recordings', recordingId)
}

/** The recording that a key belongs to, or null. */
export function recordingOf(key: VaultKey): string | null {
  return KEY.exec(key)?.[1] ?? null
}

/** The recording that a file among the segments was made from, or null. */
export function madeFrom(fileName: string): string | null {
  const [name = ''] = fileName.split('.')
  const at = name.indexOf(MADE_FROM)
  return at < 0 ? null : name.slice(at + MADE_FROM.length)
}
