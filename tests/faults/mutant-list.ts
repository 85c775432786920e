/** A fault put into the code by hand: this text in this file becomes that. */
export interface Mutant {
  readonly fault: string
  readonly file: string
  readonly changes: readonly (readonly [from: string, to: string])[]
  /** Which tests have to see it. */
  readonly tests: readonly string[]
}

const VAULT = 'tests/electron/vault'
/** Cuts the power and fills the disk: sees whatever a promise rests on. */
const SAMPLES = 'tests/faults/vault.test.ts'

const one = (fault: string, file: string, from: string, to: string, ...tests: readonly string[]): Mutant => ({ fault, file, changes: [[from, to]], tests })

export const mutants: readonly Mutant[] = [
  {
    fault: 'a tag covers nothing but its bytes',
    file: 'electron/vault/crypto/aead.ts',
    changes: [
      ['{ authTagLength: TAG_BYTES }).setAAD(aad)\n', '{ authTagLength: TAG_BYTES })\n'],
      ['.setAAD(aad).setAuthTag(', '.setAuthTag('],
    ],
    tests: [`${VAULT}/crypto`, `${VAULT}/container`],
  },
  one('a document is not bound to its id', 'electron/vault/documents/documents.ts', '[SHAPE, table, id, group]', '[SHAPE, table, group]', `${VAULT}/records.test.ts`),
  one('an epoch is used again', 'electron/vault/container/epoch.ts', 'const salt = newSecret(SALT_BYTES)', 'const salt = Buffer.alloc(SALT_BYTES)', `${VAULT}/container`),
  one('a nonce is used again', 'electron/vault/container/format.ts', '  nonce.writeUInt32BE(seq, 8)\n', '', `${VAULT}/container`),
  one('footage is not synced', 'electron/vault/container/outgoing.ts', '    await file.sync()\n    unsynced = 0\n', '    unsynced = 0\n', `${VAULT}/container`, SAMPLES),
  one('what is sealed beside is written before what is in front of it', 'electron/vault/container/outgoing.ts', 'await Promise.allSettled([sealing, before])', 'await Promise.allSettled([sealing, sealing])', `${VAULT}/container`),
  one('what is written goes on behind a write that failed', 'electron/vault/container/outgoing.ts', "    if (first.status === 'rejected') throw first.reason\n", '', `${VAULT}/container`),
  one('the thread that seals keeps the key', 'electron/vault/container/batch.ts', '    wipe(key)\n', '', `${VAULT}/container`),
  one('a log is not synced', 'electron/vault/container/log.ts', '    await file.sync()\n    sealer.noteSync()', '    sealer.noteSync()', `${VAULT}/container`, SAMPLES),
  one('a chunk is acknowledged before it is on disk', 'electron/vault/objects/live-recordings.ts', '        await writer.sync()\n', '', `${VAULT}/live-footage.test.ts`, SAMPLES),
  one('the end of a file is not compared', 'electron/vault/container/reader.ts', "  if (!isSame(end.subarray(-TAG_BYTES), expected.finalTag)) throw new VaultDamaged('tampered')\n", '', `${VAULT}/container`, `${VAULT}/objects.test.ts`),
  one('a full disk is swallowed', 'electron/vault/container/log.ts', '          sealer.wipe()\n          throw error\n', '          sealer.wipe()\n', `${VAULT}/container`, `${VAULT}/refused-catalogue.test.ts`, SAMPLES),
  one('a torn tail is not cut', 'electron/vault/container/reopen.ts', '    if (walked.end < size) await file.truncate(walked.end)\n', '', `${VAULT}/container`, SAMPLES),
  one('that the catalogue is shorter is not noticed', 'electron/vault/catalogue/catalogue-end.ts', 'found.generation < noted.generation || found.lines < noted.lines', 'found.generation < noted.generation', `${VAULT}/cut-catalogue.test.ts`),
  one('spent keys are not overwritten', 'electron/vault/replace-file.ts', '  await disk.overwrite(path)\n', '', `${VAULT}/spent-keys.test.ts`),
  one('the next master key’s catalogue holds before its slots do', 'electron/vault/catalogue/catalogue.ts', 'await publishWaiting(', 'await publish(', `${VAULT}/rotate.test.ts`, SAMPLES),
  one('what was erased comes back with a backup', 'electron/vault/door.ts', 'erasedAgain = await entered.eraseAgain()', 'erasedAgain = 0', 'tests/electron/archive/restore.test.ts', 'tests/electron/backups.test.ts', 'tests/electron/house.test.ts', `${VAULT}/erase.test.ts`),
  one('the lock is not asked', 'electron/house.ts', '      rooms = null\n', '', 'tests/electron/house-locked.test.ts'),
  one('wrong passphrases are not counted', 'electron/vault/slots/attempts.ts', '            counted = oneMore()\n', '', `${VAULT}/slots/attempts.test.ts`),
  one('the slots are believed without their MAC', 'electron/vault/slots/slot-file.ts', "  if (!isSame(macOver(contents, vmk), Buffer.from(mac, 'hex'))) throw new VaultDamaged('tampered')\n", '', `${VAULT}/slots/slot-file.test.ts`, `${VAULT}/slots/open-slots.test.ts`),
  one('a mistyped group of the recovery sheet is believed', 'electron/vault/slots/recovery-key.ts', 'return values[LETTERS_IN_GROUP] === checkOf(group, letters) ? letters : null', 'return letters', `${VAULT}/slots/recovery-key.test.ts`),
  one('the page may run what is written into it', 'shared/bridge/content-security-policy.ts', `"script-src 'self'"`, `"script-src 'self' 'unsafe-inline'"`, 'tests/shared/bridge/content-security-policy.test.ts'),
  one('a range goes on behind the end of the footage', 'electron/byte-range.ts', 'Math.min(Number(last) + 1, size)', 'Number(last) + 1', 'tests/electron/footage.test.ts'),
  one('ffmpeg may open any format', 'electron/media/args/inputs.ts', ", '-format_whitelist', formats]", ']', 'tests/electron/media/fence.test.ts'),
]

/** The file's text with the fault in it; throws where the text that it replaces is not there any more, or there twice. */
export function withFault({ fault, file, changes }: Mutant, text: string): string {
  return changes.reduce((changed, [from, to]) => {
    if (changed.split(from).length !== 2) throw new Error(`"${fault}" does not fit ${file} any more`)
    return changed.replace(from, () => to)
  }, text)
}
