import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { openHouse, type House } from '../../electron/house'
import type { ShellPort } from '../../electron/shell-port'
import { FLOOR } from '../../electron/vault/slots/passphrase-key'
import { answer } from '../../shared/bridge/answer'
import type { Args, Channel } from '../../shared/bridge/contract'
import { aDataFolder } from '../support/data-folder'
import { fakeMedia } from '../support/fake-media'

// What is handed over is wiped: each call has bytes of its own.
const passphrase = (text = 'a kettle on the window sill') => new TextEncoder().encode(text)

let stick = ''
beforeEach(async () => {
  stick = await aDataFolder()
})

async function aHouse(dataFolder: string, changes: Partial<ShellPort> = {}): Promise<House> {
  const house = await openHouse({
    dataFolder,
    demoFootage: 'none',
    version: '1.2.3',
    isDemo: false,
    shell: {
      kind: 'preview',
      printing: 'browser',
      showMenu: () => undefined,
      savePageAsPdf: async () => false,
      chooseCopyFile: async () => null,
      chooseServiceKeyFile: async () => null,
      showInFolder: null,
      backupFolder: null,
      chooseBackupFolder: async () => stick,
      chooseBackupFile: async () => join(stick, (await readdir(stick))[0] ?? ''),
      readyToClose: () => undefined,
      ...changes,
    },
    announce: () => undefined,
    openMedia: async (vault) => fakeMedia(vault),
    kdf: FLOOR,
  })
  onTestFinished(() => house.close())
  return house
}

async function ask<C extends Channel>(house: House, channel: C, args: Args<C>) {
  const answered = await answer(house.handlers, channel, args)
  if (!answered.ok) throw new Error(answered.error.kind)
  return answered.value
}

describe('a backup', () => {
  test('goes to the folder that was chosen once, and is told of after the next start', async () => {
    const dataFolder = await aDataFolder()
    const house = await aHouse(dataFolder)
    await ask(house, 'vault:create', { passphrase: passphrase() })
    expect(await ask(house, 'backup:state', {})).toMatchObject({ place: null, verified: null, canChoose: true, isUnderWay: false })
    await expect(ask(house, 'backup:make', { passphrase: passphrase() })).rejects.toThrow('not-available')
    expect(await ask(house, 'backup:choose-folder', {})).toMatchObject({ place: { warnings: ['same-disk'] } })
    await ask(house, 'backup:make', { passphrase: passphrase() })
    await house.close()
    const again = await aHouse(dataFolder)
    await ask(again, 'vault:unlock', { passphrase: passphrase() })
    const { verified, place, known } = await ask(again, 'backup:state', {})
    expect(known).toEqual([{ at: verified?.at, file: expect.stringMatching(/\.slbackup$/), folder: stick, canShow: false }])
    expect(verified).toMatchObject({ recordings: 0 })
    expect(place).not.toBeNull()
  }, 60_000)

  test('with a wrong passphrase writes nothing', async () => {
    const house = await aHouse(await aDataFolder())
    await ask(house, 'vault:create', { passphrase: passphrase() })
    await ask(house, 'backup:choose-folder', {})
    await expect(ask(house, 'backup:make', { passphrase: passphrase('something else entirely') })).rejects.toThrow('wrong-passphrase')
    expect(await readdir(stick)).toEqual([])
  }, 60_000)

  test('ends when the vault is locked', async () => {
    const house = await aHouse(await aDataFolder())
    await ask(house, 'vault:create', { passphrase: passphrase() })
    await ask(house, 'backup:choose-folder', {})
    const making = ask(house, 'backup:make', { passphrase: passphrase() })
    const ended = expect(making).rejects.toThrow('cancelled')
    await house.lock()
    await ended
    expect(await readdir(stick)).toEqual([])
  }, 60_000)
})

describe('bringing back', () => {
  async function aBackup(): Promise<void> {
    const house = await aHouse(await aDataFolder())
    await ask(house, 'vault:create', { passphrase: passphrase() })
    await ask(house, 'records:commit', { changes: [{ table: 'families', id: 'family-1', group: 'family-1', references: {}, value: { id: 'family-1', alias: 'Otter' } }] })
    await ask(house, 'backup:choose-folder', {})
    await ask(house, 'backup:make', { passphrase: passphrase() })
    await house.close()
  }

  test('opens the vault, with every record in its journal', async () => {
    await aBackup()
    const house = await aHouse(await aDataFolder())
    const chosen = await ask(house, 'vault:choose-backup', {})
    const done = await ask(house, 'vault:restore', { backupId: chosen?.id ?? '', secret: { kind: 'passphrase', passphrase: passphrase() }, withoutDamaged: false })
    expect(done).toMatchObject({ recordings: 0, steps: 1, now: { recordings: 0, steps: 1 }, leftOut: [], erasedAgain: 0 })
    expect(await ask(house, 'vault:state', {})).toMatchObject({ kind: 'open' })
    const { changes } = await ask(house, 'records:since', { number: 0 })
    expect(changes).toMatchObject([{ table: 'families', id: 'family-1' }])
  }, 60_000)

  test('is refused where there is a vault, locked or open', async () => {
    const house = await aHouse(await aDataFolder())
    await ask(house, 'vault:create', { passphrase: passphrase() })
    await expect(ask(house, 'vault:backups', {})).rejects.toThrow('not-available')
    await house.lock()
    const restoring = () => ask(house, 'vault:restore', { backupId: 'any', secret: { kind: 'passphrase', passphrase: passphrase() }, withoutDamaged: false })
    await expect(restoring()).rejects.toThrow('locked')
    await expect(ask(house, 'vault:choose-backup', {})).rejects.toThrow('locked')
  }, 60_000)

  test('takes no path and no backup that was not offered', async () => {
    const house = await aHouse(await aDataFolder())
    await expect(ask(house, 'vault:restore', { backupId: '../elsewhere', secret: { kind: 'passphrase', passphrase: passphrase() }, withoutDamaged: false })).rejects.toThrow('not-available')
  })
})
