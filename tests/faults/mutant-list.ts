/** A fault put into the code by hand: this text in this file becomes that. */
export interface Mutant {
  readonly fault: string
  readonly file: string
  readonly changes: readonly (readonly [from: string, to: string])[]
}

const one = (fault: string, file: string, from: string, to: string): Mutant => ({ fault, file: `electron/${file}`, changes: [[from, to]] })

export const mutants: readonly Mutant[] = [
  {
    fault: 'a tag covers nothing but its bytes',
    file: 'electron/vault/crypto/aead.ts',
    changes: [
      ['{ authTagLength: TAG_BYTES }).setAAD(aad)\n', '{ authTagLength: TAG_BYTES })\n'],
      ['.setAAD(aad).setAuthTag(', '.setAuthTag('],
    ],
  },
  one('a document is not bound to its id', 'vault/documents/documents.ts', '[SHAPE, table, id, group]', '[SHAPE, table, group]'),
  one('an epoch is used again', 'vault/container/epoch.ts', 'const salt = newSecret(SALT_BYTES)', 'const salt = Buffer.alloc(SALT_BYTES)'),
  one('a nonce is used again', 'vault/container/format.ts', '  nonce.writeUInt32BE(seq, 8)\n', ''),
  one('footage is not synced', 'vault/container/writer.ts', '      await file.sync()\n      unsynced = 0\n', '      unsynced = 0\n'),
  one('a log is not synced', 'vault/container/log.ts', '    await file.sync()\n    sealer.noteSync()', '    sealer.noteSync()'),
  one('a replaced file is not synced', 'vault/replace-file.ts', '      await file.sync()\n', ''),
  one('a chunk is acknowledged before it is on disk', 'vault/objects/live-recordings.ts', '        await writer.sync()\n', ''),
  one('the end of a file is not compared', 'vault/container/reader.ts', "  if (!isSame(end.subarray(-TAG_BYTES), expected.finalTag)) throw new VaultDamaged('tampered')\n", ''),
  one('a full disk is swallowed', 'vault/container/log.ts', '          sealer.wipe()\n          throw error\n', '          sealer.wipe()\n'),
  one('a writer goes on after a write that failed', 'vault/container/writer.ts', "      state = 'dead'\n      failure = error\n      forget()\n", ''),
  one('keys stay in memory', 'vault/catalogue/contents.ts', '    for (const key of this.keys.values()) key.fill(0)\n', ''),
  one('a torn tail is not cut', 'vault/container/reopen.ts', '    if (walked.end < size) await file.truncate(walked.end)\n', ''),
  one('spent keys are not overwritten', 'vault/catalogue/generations.ts', '      await disk.overwrite(join(root, name))\n', ''),
  one('the lock is not asked', 'house.ts', '      rooms = null\n', ''),
  one('wrong passphrases are not counted', 'vault/slots/attempts.ts', '            counted = oneMore()\n', ''),
  one('the slots are believed without their MAC', 'vault/slots/slot-file.ts', "  if (!isSame(macOver(contents, vmk), Buffer.from(mac, 'hex'))) throw new VaultDamaged('tampered')\n", ''),
  one('the head of a file is believed', 'vault/container/format.ts', "  if (!isSame(header, containerHeader(identity, mode))) throw new VaultDamaged('tampered')\n", ''),
  one('damage is taken for a tear', 'vault/container/walk.ts', 'if (header?.followsSync && header.epoch >= history.epochs && header.offset >= history.bytes) return true', 'if (header?.followsSync && header.epoch < 0) return true'),
  one('half a chunk stays in front of the next', 'vault/objects/live-recordings.ts', 'const found = await resumeContainer(disk, place.path, place.identity(), acknowledged)\n  if', 'const found = await resumeContainer(disk, place.path, place.identity())\n  if'),
]

/** The file's text with the fault in it; throws where the text that it replaces is not there any more, or there twice. */
export function withFault({ fault, file, changes }: Mutant, text: string): string {
  return changes.reduce((changed, [from, to]) => {
    if (changed.split(from).length !== 2) throw new Error(`"${fault}" does not fit ${file} any more`)
    return changed.replace(from, () => to)
  }, text)
}
