import { describe, expect, test } from 'vitest'
import { VaultDamaged } from '../../../../electron/vault/crypto/damaged'
import { addEscrow, changePassphrase, removeEscrow, replaceRecovery } from '../../../../electron/vault/slots/change-slots'
import { rotate } from '../../../../electron/vault/slots/make-slots'
import { openWithEscrow, openWithPassphrase, openWithRecovery } from '../../../../electron/vault/slots/open-slots'
import { newBoxKeys } from '../../../../electron/vault/slots/sealed-box'
import { MOST_SLOTS, readSlotFile, slotsOf, writeSlotFile, type SlotFile } from '../../../../electron/vault/slots/slot-file'
import { bytesOf } from '../bytes'
import { aPassphrase, aVault, NOW, PASSPHRASE, quickKdf } from './slots'

const NEW = 'another horse altogether'
const LATER = '2027-01-05T08:30:00.000Z'
const withPassphrase = (file: SlotFile, text: string) => openWithPassphrase(file, bytesOf(text), quickKdf)
const kinds = (file: SlotFile) => slotsOf(file).map((slot) => slot.kind)

describe('a changed passphrase', () => {
  test('opens the same vault key; the old one opens nothing, the recovery key goes on', async () => {
    const { file, vmk, recoveryKey } = await aVault()
    const changed = await changePassphrase(file, vmk, { ...aPassphrase(NEW), now: LATER })
    expect(await withPassphrase(changed, NEW)).toEqual(vmk)
    await expect(withPassphrase(changed, PASSPHRASE)).rejects.toThrow('wrong-passphrase')
    expect(await openWithRecovery(changed, recoveryKey)).toEqual(vmk)
    expect(slotsOf(changed).map((slot) => slot.createdAt)).toEqual([LATER, NOW])
  })

  test('leaves the old file as it was, until the new one has replaced it', async () => {
    const { file, vmk } = await aVault()
    await changePassphrase(file, vmk, aPassphrase(NEW))
    expect(await withPassphrase(file, PASSPHRASE)).toEqual(vmk)
  })

  test('may be more work than the old one was', async () => {
    const { file, vmk } = await aVault()
    const stronger = { memoryKiB: 128 * 1_024, passes: 3, lanes: 1 } as const
    const changed = await changePassphrase(file, vmk, { ...aPassphrase(), kdf: stronger })
    expect(await withPassphrase(changed, PASSPHRASE)).toEqual(vmk)
    expect(changed.slots[0]).toMatchObject({ kdf: stronger })
  })

  test('is refused where it may not be one, or costs too little to guess', async () => {
    const { file, vmk } = await aVault()
    await expect(changePassphrase(file, vmk, aPassphrase('too short'))).rejects.toThrow('invalid-request')
    await expect(changePassphrase(file, vmk, { ...aPassphrase(NEW), kdf: { memoryKiB: 19 * 1_024, passes: 2, lanes: 1 } })).rejects.toThrow()
  })
})

test('a new recovery key takes the place of the old sheet, and nothing else changes', async () => {
  const { file, vmk, recoveryKey } = await aVault()
  const replaced = replaceRecovery(file, vmk, LATER)
  expect(await openWithRecovery(replaced.file, replaced.recoveryKey)).toEqual(vmk)
  await expect(openWithRecovery(replaced.file, recoveryKey)).rejects.toMatchObject({ error: { kind: 'wrong-recovery-key', mistypedGroups: [] } })
  expect(await withPassphrase(replaced.file, PASSPHRASE)).toEqual(vmk)
})

describe('a service that may open the vault', () => {
  test('is seen in the list, opens it, and is taken out again', async () => {
    const { file, vmk } = await aVault()
    const service = newBoxKeys()
    const added = readSlotFile(writeSlotFile(addEscrow(file, vmk, service.publicKey, 'Family service, Ulm', LATER)))
    expect(slotsOf(added)[2]).toEqual({ id: expect.any(String), kind: 'escrow', createdAt: LATER, label: 'Family service, Ulm' })
    expect(await openWithEscrow(added, service.privateKey)).toEqual(vmk)
    const removed = removeEscrow(added, vmk, slotsOf(added)[2]?.id ?? '')
    expect(kinds(removed)).toEqual(['passphrase', 'recovery'])
    await expect(openWithEscrow(removed, service.privateKey)).rejects.toThrow('wrong-escrow-key')
    expect(await withPassphrase(removed, PASSPHRASE)).toEqual(vmk)
  })

  test('stays when the passphrase changes', async () => {
    const { file, vmk } = await aVault()
    const service = newBoxKeys()
    const changed = await changePassphrase(addEscrow(file, vmk, service.publicKey, 'Service', LATER), vmk, aPassphrase(NEW))
    expect(await openWithEscrow(changed, service.privateKey)).toEqual(vmk)
  })

  test('is added once, under a name, with a key that is one', async () => {
    const { file, vmk } = await aVault()
    const { publicKey } = newBoxKeys()
    const added = addEscrow(file, vmk, publicKey, 'Service', LATER)
    expect(() => addEscrow(added, vmk, publicKey, 'The same again', LATER)).toThrow('invalid-request')
    expect(() => addEscrow(file, vmk, publicKey, '  ', LATER)).toThrow('invalid-request')
    expect(() => addEscrow(file, vmk, publicKey, 'x'.repeat(81), LATER)).toThrow('invalid-request')
    expect(() => addEscrow(file, vmk, publicKey.subarray(1), 'Service', LATER)).toThrow('invalid-request')
    // A point of small order: everybody would come to the same secret.
    expect(() => addEscrow(file, vmk, Buffer.alloc(32), 'Service', LATER)).toThrow('invalid-request')
  })

  test('is one of sixteen at most, all slots counted', async () => {
    const { file, vmk } = await aVault()
    let full = file
    while (full.slots.length < MOST_SLOTS) full = addEscrow(full, vmk, newBoxKeys().publicKey, `Service ${full.slots.length}`, LATER)
    expect(() => addEscrow(full, vmk, newBoxKeys().publicKey, 'One too many', LATER)).toThrow('invalid-request')
    expect(await withPassphrase(full, PASSPHRASE)).toEqual(vmk)
  })

  test('is the only kind that can be taken out', async () => {
    const { file, vmk } = await aVault()
    for (const { id } of [...slotsOf(file), { id: 'unknown' }]) expect(() => removeEscrow(file, vmk, id)).toThrow('invalid-request')
  })
})

describe('a vault whose keys are rotated', () => {
  test('has a new vault key, that only the new passphrase and the new recovery key open', async () => {
    const { file, vmk, recoveryKey } = await aVault()
    const rotated = await rotate(file, vmk, { ...aPassphrase(NEW), now: LATER })
    expect(rotated.vmk.equals(vmk)).toBe(false)
    expect(rotated.file.vaultId).toBe(file.vaultId)
    expect(await withPassphrase(rotated.file, NEW)).toEqual(rotated.vmk)
    expect(await openWithRecovery(rotated.file, rotated.recoveryKey)).toEqual(rotated.vmk)
    await expect(withPassphrase(rotated.file, PASSPHRASE)).rejects.toThrow('wrong-passphrase')
    await expect(openWithRecovery(rotated.file, recoveryKey)).rejects.toThrow('wrong-recovery-key')
    expect(slotsOf(rotated.file).filter(({ id }) => slotsOf(file).some((old) => old.id === id))).toEqual([])
  })

  test('is still open to the service, under its name and since when', async () => {
    const { file, vmk } = await aVault()
    const service = newBoxKeys()
    const rotated = await rotate(addEscrow(file, vmk, service.publicKey, 'Service', NOW), vmk, { ...aPassphrase(NEW), now: LATER })
    expect(await openWithEscrow(rotated.file, service.privateKey)).toEqual(rotated.vmk)
    expect(slotsOf(rotated.file)[2]).toMatchObject({ kind: 'escrow', label: 'Service', createdAt: NOW })
  })
})

test('nothing is changed in a file that was not written with this vault key', async () => {
  const { file } = await aVault()
  const { vmk } = await aVault()
  await expect(changePassphrase(file, vmk, aPassphrase(NEW))).rejects.toThrow(VaultDamaged)
  await expect(rotate(file, vmk, aPassphrase(NEW))).rejects.toThrow(VaultDamaged)
  expect(() => replaceRecovery(file, vmk, LATER)).toThrow(VaultDamaged)
  expect(() => addEscrow(file, vmk, newBoxKeys().publicKey, 'Service', LATER)).toThrow(VaultDamaged)
  expect(() => removeEscrow(file, vmk, slotsOf(file)[0]?.id ?? '')).toThrow(VaultDamaged)
})
