import { FLOOR, passphraseKey, type KdfSettings, type PassphraseKdf } from './passphrase-key'

const USUAL: KdfSettings = { memoryKiB: 128 * 1_024, passes: 3, lanes: 1 }
const MOST_MEMORY_KIB = 512 * 1_024
const SHORTEST_MS = 700
const LONGEST_MS = 1_500

/**
 * How much work a passphrase is worth on this computer: 0.7 to 1.5 s of it, and never less than the floor. Takes about a
 * second itself. `elapsed` is a clock in ms that only goes forward.
 */
export async function calibrate(elapsed: () => number, derive: PassphraseKdf = passphraseKey): Promise<KdfSettings> {
  const begun = elapsed()
  await derive(Buffer.alloc(16, 'x'), Buffer.alloc(16), USUAL)
  return settingsFor(elapsed() - begun)
}

/** From how long the usual settings took. Time grows as memory does. */
function settingsFor(usualMs: number): KdfSettings {
  if (usualMs > LONGEST_MS) return FLOOR
  let { memoryKiB } = USUAL
  for (let ms = usualMs; ms < SHORTEST_MS && memoryKiB < MOST_MEMORY_KIB; ms *= 2) memoryKiB *= 2
  return { ...USUAL, memoryKiB }
}
