import { describe, expect, test } from 'vitest'
import { passphraseBytes } from '../../../../electron/vault/slots/passphrase-bytes'
import { createSlots } from '../../../../electron/vault/slots/make-slots'
import { openWithEscrow, openWithPassphrase, openWithRecovery } from '../../../../electron/vault/slots/open-slots'
import { FLOOR } from '../../../../electron/vault/slots/passphrase-key'
import { formatRecoveryKey } from '../../../../electron/vault/slots/recovery-key'
import { newBoxKeys } from '../../../../electron/vault/slots/sealed-box'
import { readSlotFile, slotsOf, writeSlotFile } from '../../../../electron/vault/slots/slot-file'
import { AppFailure } from '../../../../shared/domain/outcome'
import { bytesOf } from '../bytes'
import { aPassphrase, aVault, NOW, PASSPHRASE, quickKdf } from './slots'

const kindOf = (error: unknown) => (error instanceof AppFailure ? error.error.kind : error)

/** Lengths, near misses and other ways to write the same letters, none of them the passphrase. */
function wrongPassphrases(): readonly string[] {
  const lengths = Array.from({ length: 150 }, (_, index) => 'correct horse battery staple '.repeat(8).slice(0, index + 1)).filter((text) => text !== PASSPHRASE)
  const withoutOne = Array.from(PASSPHRASE, (_, index) => PASSPHRASE.slice(0, index) + PASSPHRASE.slice(index + 1))
  const otherCase = Array.from(PASSPHRASE, (letter, index) => PASSPHRASE.slice(0, index) + letter.toUpperCase() + PASSPHRASE.slice(index + 1)).filter((text) => text !== PASSPHRASE)
  const around = [` ${PASSPHRASE}`, `${PASSPHRASE} `, `${PASSPHRASE}\n`, `${PASSPHRASE}\0`, `\uFEFF${PASSPHRASE}`, `${PASSPHRASE}\u200B`, PASSPHRASE.replaceAll(' ', '\u00A0'), PASSPHRASE.replaceAll(' ', '  '), PASSPHRASE.replace('c', 'с'), PASSPHRASE.repeat(2), PASSPHRASE.repeat(48), '']
  return [...lengths, ...withoutOne, ...otherCase, ...around]
}

describe('a new vault', () => {
  test('opens with the passphrase and with the recovery key, to the same vault key', async () => {
    const { file, vmk, recoveryKey } = await aVault()
    expect(await openWithPassphrase(file, bytesOf(PASSPHRASE), quickKdf)).toEqual(vmk)
    expect(await openWithRecovery(file, recoveryKey)).toEqual(vmk)
    expect(vmk.length).toBe(32)
  })

  test('says who can open it, and no more', async () => {
    const { file } = await aVault()
    expect(slotsOf(file)).toEqual([
      { id: expect.stringMatching(/^[0-9a-f]{16}$/), kind: 'passphrase', createdAt: NOW, label: '' },
      { id: expect.stringMatching(/^[0-9a-f]{16}$/), kind: 'recovery', createdAt: NOW, label: '' },
    ])
  })

  test('has nothing in its file that another vault with the same passphrase has', async () => {
    const [one, other] = [await aVault(), await aVault()]
    const secrets = [one, other].flatMap(({ file }) => JSON.stringify(file).match(/[0-9a-f]{16,}/g) ?? [])
    // For each: the vault's id, the MAC, and of both slots id, salt and wrapped key.
    expect(secrets.length).toBe(16)
    expect(new Set(secrets).size).toBe(16)
    expect(one.vmk.equals(other.vmk)).toBe(false)
    expect(one.recoveryKey).not.toBe(other.recoveryKey)
  })

  test.each(['', 'eleven char', 'a'.repeat(1_025)])('is not made with a passphrase that may not be: %.20j', async (text) => {
    await expect(createSlots(aPassphrase(text))).rejects.toThrow('invalid-request')
  })

  test('leaves what was typed to whoever typed it, and wipes its own copy', async () => {
    const seen: Uint8Array[] = []
    const typed = bytesOf(PASSPHRASE)
    await createSlots({ ...aPassphrase(), typed, derive: (passphrase, salt, kdf) => (seen.push(passphrase), quickKdf(passphrase, salt, kdf)) })
    expect(Buffer.from(typed).toString('utf8')).toBe(PASSPHRASE)
    expect(seen.map((bytes) => bytes.every((byte) => byte === 0))).toEqual([true])
  })
})

describe('the passphrase', () => {
  test('opens the vault from every keyboard', async () => {
    const { file, vmk } = await createSlots(aPassphrase('ein M\u00e4dchen im Caf\u00e9'))
    expect(await openWithPassphrase(file, bytesOf('ein Ma\u0308dchen im Cafe\u0301'), quickKdf)).toEqual(vmk)
  })

  test('counts to its last letter, however long it is', async () => {
    const long = 'a'.repeat(1_023)
    const { file, vmk } = await createSlots(aPassphrase(`${long}b`))
    expect(await openWithPassphrase(file, bytesOf(`${long}b`), quickKdf)).toEqual(vmk)
    await expect(openWithPassphrase(file, bytesOf(`${long}c`), quickKdf)).rejects.toThrow('wrong-passphrase')
    await expect(openWithPassphrase(file, bytesOf(long), quickKdf)).rejects.toThrow('wrong-passphrase')
  })

  test('is the only one: two hundred others open nothing', async () => {
    const { file } = await aVault()
    const others = wrongPassphrases()
    expect(others.length).toBeGreaterThanOrEqual(200)
    expect(new Set(others.map((text) => passphraseBytes(bytesOf(text))?.toString('hex'))).has(Buffer.from(PASSPHRASE).toString('hex'))).toBe(false)
    const answers = await Promise.all(others.map((text) => openWithPassphrase(file, bytesOf(text), quickKdf).then(() => 'opened', kindOf)))
    expect(new Set(answers)).toEqual(new Set(['wrong-passphrase']))
  })

  test('that is no text at all opens nothing', async () => {
    const { file } = await aVault()
    await expect(openWithPassphrase(file, Uint8Array.of(0xff, 0xfe, 0x00), quickKdf)).rejects.toThrow('wrong-passphrase')
  })

  test('works with the real Argon2id, through a file on its way to disk and back', async () => {
    const { file, vmk, recoveryKey } = await createSlots({ typed: bytesOf(PASSPHRASE), kdf: FLOOR, now: NOW })
    const kept = readSlotFile(writeSlotFile(file))
    expect(await openWithPassphrase(kept, bytesOf(PASSPHRASE))).toEqual(vmk)
    await expect(openWithPassphrase(kept, bytesOf(`${PASSPHRASE}!`))).rejects.toThrow('wrong-passphrase')
    expect(await openWithRecovery(kept, recoveryKey)).toEqual(vmk)
  })

  test('is not called wrong when the computer could not work it out', async () => {
    const { file } = await aVault()
    await expect(openWithPassphrase(file, bytesOf(PASSPHRASE), () => Promise.reject(new Error('out of memory')))).rejects.toThrow('out of memory')
  })
})

describe('the recovery key', () => {
  test('names the group that is mistyped', async () => {
    const { file, recoveryKey } = await aVault()
    const slip = recoveryKey.split('-').map((group, index) => (index === 2 ? group.replace(/.$/, (last) => (last === '0' ? '1' : '0')) : group)).join('-')
    await expect(openWithRecovery(file, slip)).rejects.toMatchObject({ error: { kind: 'wrong-recovery-key', mistypedGroups: [3] } })
  })

  test('of another vault is well typed, and opens nothing', async () => {
    const { file } = await aVault()
    await expect(openWithRecovery(file, (await aVault()).recoveryKey)).rejects.toMatchObject({ error: { kind: 'wrong-recovery-key', mistypedGroups: [] } })
    await expect(openWithRecovery(file, formatRecoveryKey(Buffer.alloc(20)))).rejects.toMatchObject({ error: { kind: 'wrong-recovery-key', mistypedGroups: [] } })
  })
})

test('a private key that no slot was made for opens nothing', async () => {
  const { file } = await aVault()
  await expect(openWithEscrow(file, newBoxKeys().privateKey)).rejects.toThrow('wrong-escrow-key')
  await expect(openWithEscrow(file, Buffer.alloc(31))).rejects.toThrow('wrong-escrow-key')
})
