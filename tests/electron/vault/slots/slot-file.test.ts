import { describe, expect, test } from 'vitest'
import { VaultDamaged } from '../../../../electron/vault/crypto/damaged'
import { addEscrow } from '../../../../electron/vault/slots/change-slots'
import { openWithEscrow, openWithPassphrase, openWithRecovery } from '../../../../electron/vault/slots/open-slots'
import { newBoxKeys } from '../../../../electron/vault/slots/sealed-box'
import { readSlotFile, writeSlotFile, type SlotFile } from '../../../../electron/vault/slots/slot-file'
import { AppFailure } from '../../../../shared/domain/outcome'
import { bytesOf } from '../bytes'
import { aVault, NOW, PASSPHRASE, quickKdf } from './slots'

const service = newBoxKeys()

async function aFullVault() {
  const { file, vmk, recoveryKey } = await aVault()
  return { file: addEscrow(file, vmk, service.publicKey, 'Dienst für Familien', NOW), vmk, recoveryKey }
}

/** What every way in says to a file; nobody gets the vault key. */
async function allWaysIn(bytes: Uint8Array, recoveryKey: string): Promise<readonly string[]> {
  const nameOf = (error: unknown) => (error instanceof AppFailure ? error.error.kind : error instanceof VaultDamaged ? 'damaged' : `a bug: ${String(error)}`)
  let file: SlotFile
  try {
    file = readSlotFile(bytes)
  } catch (error) {
    return [nameOf(error)]
  }
  const ways = [openWithPassphrase(file, bytesOf(PASSPHRASE), quickKdf), openWithRecovery(file, recoveryKey), openWithEscrow(file, service.privateKey)]
  return Promise.all(ways.map((way) => way.then(() => 'opened', nameOf)))
}

const DIGITS = '0123456789abcdef'

function neighbourOf(byte: number): number {
  const place = DIGITS.indexOf(String.fromCharCode(byte))
  return place === -1 ? byte ^ 0x01 : DIGITS.charCodeAt((place + 1) % DIGITS.length)
}

test('a vault file is read as it was written', async () => {
  const { file } = await aFullVault()
  expect(readSlotFile(writeSlotFile(file))).toEqual(file)
})

describe('a vault file that someone changed is opened by nobody', () => {
  test('whichever byte it is', async () => {
    const { file, recoveryKey } = await aFullVault()
    const bytes = writeSlotFile(file)
    const seen = new Set<string>()
    for (const index of bytes.keys()) {
      const right = bytes[index] ?? 0
      // Another digit or letter that can stand there, and the same letter in another case.
      for (const wrong of [neighbourOf(right), right ^ 0x20]) {
        bytes[index] = wrong
        for (const answer of await allWaysIn(bytes, recoveryKey)) seen.add(answer)
      }
      bytes[index] = right
    }
    expect([...seen].toSorted()).toEqual(['damaged', 'wrong-escrow-key', 'wrong-passphrase', 'wrong-recovery-key'])
    expect(await allWaysIn(bytes, recoveryKey)).toEqual(['opened', 'opened', 'opened'])
  }, 120_000)

  test('wherever a byte was left out or put in, and wherever it ends', async () => {
    const { file, recoveryKey } = await aFullVault()
    const bytes = writeSlotFile(file)
    const changed = [...bytes.keys()].flatMap((index) => [Buffer.concat([bytes.subarray(0, index), bytes.subarray(index + 1)]), Buffer.concat([bytes.subarray(0, index), Buffer.from(' '), bytes.subarray(index)]), bytes.subarray(0, index)])
    const answers = await Promise.all(changed.map((one) => allWaysIn(one, recoveryKey)))
    expect(answers.flat().filter((answer) => answer === 'opened' || answer.startsWith('a bug'))).toEqual([])
    expect(answers.length).toBe(3 * bytes.length)
  })

  test('where slots were taken out, swapped, or come from another vault', async () => {
    const { file, recoveryKey } = await aFullVault()
    const [first, second, third] = file.slots
    const other = await aVault()
    const [theirPassphrase, theirRecovery] = other.file.slots
    if (!first || !second || !third || !theirPassphrase || !theirRecovery) throw new Error('a slot is missing')
    const changed = [[first, second], [second, first, third], [first, theirRecovery, third], [theirPassphrase, second, third]].map((slots) => writeSlotFile({ ...file, slots }))
    const answers = (await Promise.all(changed.map((one) => allWaysIn(one, recoveryKey)))).flat()
    expect(answers).not.toContain('opened')
    // The whole file of another vault with the same passphrase is one that opens, to a key that opens nothing of ours.
    expect(await openWithPassphrase(readSlotFile(writeSlotFile(other.file)), bytesOf(PASSPHRASE), quickKdf)).toEqual(other.vmk)
    const theirs = writeSlotFile({ ...other.file, vaultId: file.vaultId })
    expect(await allWaysIn(theirs, other.recoveryKey)).not.toContain('opened')
  })

  test('as damage where the slot itself is whole: the passphrase is not to blame', async () => {
    const { file, vmk, recoveryKey } = await aVault()
    const added = addEscrow(file, vmk, service.publicKey, 'Service', NOW)
    const planted = writeSlotFile({ ...file, slots: added.slots })
    expect(await allWaysIn(planted, recoveryKey)).toEqual(['damaged', 'damaged', 'damaged'])
  })
})

describe('a hostile vault file is refused before anything is worked out', () => {
  type Loose = { slots: Record<string, unknown>[] } & Record<string, unknown>

  const changes: readonly (readonly [string, (file: Loose) => unknown])[] = [
    ['a derivation that wants more than 1 GiB', (file) => (file.slots[0] = { ...file.slots[0], kdf: { memoryKiB: 1_048_577, passes: 3, lanes: 1 } })],
    ['a derivation that wants all memory', (file) => (file.slots[0] = { ...file.slots[0], kdf: { memoryKiB: 4_294_967_295, passes: 4_294_967_295, lanes: 16_777_215 } })],
    ['seventeen passes', (file) => (file.slots[0] = { ...file.slots[0], kdf: { memoryKiB: 65_536, passes: 17, lanes: 1 } })],
    ['five lanes', (file) => (file.slots[0] = { ...file.slots[0], kdf: { memoryKiB: 65_536, passes: 3, lanes: 5 } })],
    ['a derivation that costs next to nothing', (file) => (file.slots[0] = { ...file.slots[0], kdf: { memoryKiB: 8, passes: 1, lanes: 1 } })],
    ['numbers written as text', (file) => (file.slots[0] = { ...file.slots[0], kdf: { memoryKiB: '65536', passes: 3, lanes: 1 } })],
    ['no derivation', (file) => delete file.slots[0]?.['kdf']],
    ['seventeen slots', (file) => (file.slots = [...file.slots, ...Array.from({ length: 14 }, (_, index) => ({ ...file.slots[2], id: index.toString(16).padStart(16, '0') }))])],
    ['two slots by the same id', (file) => (file.slots[2] = { ...file.slots[2], id: file.slots[0]?.['id'] })],
    ['two passphrases', (file) => (file.slots[2] = { ...file.slots[0], id: '0'.repeat(16) })],
    ['no recovery key', (file) => (file.slots = file.slots.slice(0, 1))],
    ['no slots', (file) => (file.slots = [])],
    ['a slot of an unknown kind', (file) => (file.slots[2] = { ...file.slots[2], kind: 'keychain' })],
    ['a slot with something more in it', (file) => (file.slots[2] = { ...file.slots[2], note: '' })],
    ['a slot that is none', (file) => (file.slots as unknown[])[2] = null],
    ['something more in it', (file) => (file['note'] = '')],
    ['a later version', (file) => (file['version'] = 2)],
    ['another format', (file) => (file['format'] = 'something else')],
    ['a wrapped key that is too short', (file) => (file.slots[0] = { ...file.slots[0], wrapped: '00' })],
    ['a wrapped key that is too long', (file) => (file.slots[0] = { ...file.slots[0], wrapped: '0'.repeat(60_000) })],
    ['capital digits', (file) => (file['mac'] = String(file['mac']).toUpperCase().replace(/^./, 'A'))],
    ['a salt that is no digits', (file) => (file.slots[0] = { ...file.slots[0], salt: 'zz'.repeat(16) })],
    ['a label without end', (file) => (file.slots[2] = { ...file.slots[2], label: 'x'.repeat(81) })],
    ['no date', (file) => (file.slots[2] = { ...file.slots[2], createdAt: 'yesterday' })],
  ]

  test.each(changes)('%s', async (_, change) => {
    const { file } = await aFullVault()
    const loose = structuredClone(file) as unknown as Loose
    change(loose)
    const bytes = Buffer.from(`${JSON.stringify(loose, null, 2)}\n`)
    expect(bytes.equals(writeSlotFile(file))).toBe(false)
    expect(() => readSlotFile(bytes)).toThrow(VaultDamaged)
  })

  const texts: readonly (readonly [string, (text: string) => string])[] = [
    ['a prototype', (text) => text.replace('{', '{"__proto__": {"polluted": true},')],
    ['a prototype in a slot', (text) => text.replace('"kdf": {', '"kdf": {"__proto__": {"polluted": true},')],
    ['a constructor', (text) => text.replace('{', '{"constructor": {"prototype": {"polluted": true}},')],
    ['the same name twice', (text) => text.replace('{', '{"version": 1,')],
    ['another order', (text) => text.replace(/"id": "(.*)",\n(\s*)"createdAt": "(.*)"/, '"createdAt": "$3",\n$2"id": "$1"')],
    ['a mark before it', (text) => `\uFEFF${text}`],
    ['a letter written in another way', (text) => text.replace('Dienst', '\\u0044ienst')],
    ['no line end', (text) => text.trimEnd()],
    ['a very deep nest', () => '['.repeat(60_000)],
    ['a list', () => '[]'],
    ['nothing', () => ''],
    ['null', () => 'null'],
    ['a number', () => '1e999'],
    ['a megabyte', (text) => text + ' '.repeat(1_024 ** 2)],
  ]

  test.each(texts)('%s', async (_, change) => {
    const { file } = await aFullVault()
    const [text, before] = [writeSlotFile(file).toString('utf8'), Object.keys(Object.prototype)]
    expect(change(text)).not.toBe(text)
    expect(() => readSlotFile(Buffer.from(change(text)))).toThrow(VaultDamaged)
    expect('polluted' in {}).toBe(false)
    expect(Object.keys(Object.prototype)).toEqual(before)
  })
})
