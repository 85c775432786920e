import { MADE_FROM, RECORDING_PARTS, type VaultKey } from './vault'

// No dots at the front, no slashes inside, nothing else: keys come from ids that the page names.
const KEY = new RegExp(`^(?:recordings/([A-Za-z0-9-]{1,64})/(?:${RECORDING_PARTS.join('|')})|pictures/[0-9a-f]{64}|segments/([A-Za-z0-9-]{1,160})(?:\\.[a-z0-9]{1,8})?)$`)

/** A key of another shape is a bug or an attack: it throws. */
export function checkKey(key: VaultKey): void {
  if (!KEY.test(key)) throw new Error('Not a key of the vault')
}

/** The recording that a key belongs to, or null. */
export function recordingOf(key: VaultKey): string | null {
  return KEY.exec(key)?.[1] ?? null
}

/** The recording that a segment was made from, as `segmentOf` names it; null for any other key. */
export function madeFrom(key: VaultKey): string | null {
  const name = KEY.exec(key)?.[2] ?? ''
  const at = name.indexOf(MADE_FROM)
  return at < 0 ? null : name.slice(at + MADE_FROM.length)
}
