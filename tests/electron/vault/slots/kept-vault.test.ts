import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openWithEscrow, openWithPassphrase, openWithRecovery } from '../../../../electron/vault/slots/open-slots'
import { readSlotFile } from '../../../../electron/vault/slots/slot-file'
import { bytesOf } from '../bytes'

/** Made once, by the first version of the format, and never made again: a vault kept for years must open in every later version. */
const text = readFileSync('tests/electron/vault/slots/vault-1.json', 'utf8').replaceAll('\r\n', '\n')
const VAULT_KEY = 'f10eaca41371066cfc2e7da8c2461fa7412e6e1fd76828aec7a4c0f1bba5aefe'

test('a vault made by the first version opens, by every way in', async () => {
  const file = readSlotFile(bytesOf(text))
  const keys = [
    await openWithPassphrase(file, bytesOf('ein Mädchen im Café')),
    await openWithRecovery(file, 'S6K6P-2V71R-4YTZQ-QXAXW-RXPCM-YRV5G-XAMA9-EKFYC'),
    await openWithEscrow(file, Buffer.from('98455aab7f2636abbd14006ed93fda87966767e896edc5cbcf2b806854de7745', 'hex')),
  ]
  expect(keys.map((key) => key.toString('hex'))).toEqual([VAULT_KEY, VAULT_KEY, VAULT_KEY])
})
