import { createHash } from 'node:crypto'
import type { NewPassphrase, NewSlots } from '../../../../electron/vault/slots/make-slots'
import { createSlots } from '../../../../electron/vault/slots/make-slots'
import { FLOOR, type PassphraseKdf } from '../../../../electron/vault/slots/passphrase-key'
import { bytesOf } from '../bytes'

/** In place of Argon2id, which takes its time by design: as different for different passphrases, and done at once. */
export const quickKdf: PassphraseKdf = async (passphrase, salt, kdf) => createHash('sha256').update(JSON.stringify(kdf)).update(salt).update(passphrase).digest()

export const NOW = '2026-11-22T10:00:00.000Z'
export const PASSPHRASE = 'correct horse battery'

export const aPassphrase = (text = PASSPHRASE): NewPassphrase => ({ typed: bytesOf(text), kdf: FLOOR, now: NOW, derive: quickKdf })

export const aVault = (): Promise<NewSlots> => createSlots(aPassphrase())
