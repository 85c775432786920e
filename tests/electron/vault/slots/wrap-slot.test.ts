import { expect, test } from 'vitest'
import { VaultDamaged } from '../../../../electron/vault/crypto/damaged'
import { FLOOR } from '../../../../electron/vault/slots/passphrase-key'
import { newBoxKeys } from '../../../../electron/vault/slots/sealed-box'
import { unwrapWithEscrow, unwrapWithPassphrase, unwrapWithRecovery, wrapForEscrow, wrapWithPassphrase, wrapWithRecovery, type SlotNaming } from '../../../../electron/vault/slots/wrap-slot'
import { bytesOf } from '../bytes'
import { NOW, quickKdf } from './slots'

const [HERE, ELSEWHERE] = ['01'.repeat(16), '02'.repeat(16)]
const vmk = Buffer.alloc(32, 7)
const secret = bytesOf('twenty bytes of key!')
const service = newBoxKeys()
const naming: SlotNaming = { createdAt: NOW, label: 'Service' }

async function thePassphrase() {
  const slot = await wrapWithPassphrase(HERE, vmk, secret, FLOOR, naming, quickKdf)
  return (vaultId: string, change: object) => unwrapWithPassphrase(vaultId, { ...slot, ...change }, secret, quickKdf)
}

async function theRecoveryKey() {
  const slot = wrapWithRecovery(HERE, vmk, secret, naming)
  return async (vaultId: string, change: object) => unwrapWithRecovery(vaultId, { ...slot, ...change }, secret)
}

async function theService() {
  const slot = wrapForEscrow(HERE, vmk, service.publicKey, naming)
  return async (vaultId: string, change: object) => unwrapWithEscrow(vaultId, { ...slot, ...change }, service.privateKey)
}

test.each([
  ['passphrase', thePassphrase],
  ['recovery key', theRecoveryKey],
  ['service', theService],
])('a key wrapped for a %s works in its vault, in its slot, under its label and its date, and nowhere else', async (_, made) => {
  const unwrap = await made()
  expect(await unwrap(HERE, {})).toEqual(vmk)
  await expect(unwrap(ELSEWHERE, {})).rejects.toThrow(VaultDamaged)
  for (const change of [{ id: '0'.repeat(16) }, { label: 'Someone else' }, { createdAt: '2020-01-01T00:00:00.000Z' }]) {
    await expect(unwrap(HERE, change)).rejects.toThrow(VaultDamaged)
  }
})
