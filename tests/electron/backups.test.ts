import { cp, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { makeBackups } from '../../electron/backups'
import type { House } from '../../electron/house'
import type { ShellPort } from '../../electron/shell-port'
import { localDisk } from '../../electron/vault/disk'
import { openDoor } from '../../electron/vault/door'
import type { OpenedVault } from '../../electron/vault/sealed-vault'
import { FLOOR } from '../../electron/vault/slots/passphrase-key'
import type { Args } from '../../shared/bridge/contract'
import { AppFailure } from '../../shared/domain/outcome'
import { readSecretServiceKey, readServiceKey } from '../../shared/domain/service-key'
import { aDataFolder } from '../support/data-folder'
import { fakeMedia } from '../support/fake-media'
import { nobody } from '../support/nobody'
import { asked, openQuietHouse } from '../support/quiet-house'
import { keep } from './rooms'

// What is handed over is wiped: each call has bytes of its own.
const passphrase = (text = 'a kettle on the window sill') => new TextEncoder().encode(text)

let stick = ''
beforeEach(async () => {
  stick = await aDataFolder()
})

async function aHouse(dataFolder: string, changes: Partial<ShellPort> = {}): Promise<House> {
  const shell = { ...nobody, chooseBackupFolder: async () => stick, chooseBackupFile: async () => join(stick, (await readdir(stick))[0] ?? ''), ...changes }
  const house = await openQuietHouse(dataFolder, { shell, openMedia: async (vault) => fakeMedia(vault) })
  onTestFinished(() => house.close())
  return house
}

describe('a backup', () => {
  test('goes to the folder that was chosen once, and is told of after the next start', async () => {
    const dataFolder = await aDataFolder()
    const house = await aHouse(dataFolder)
    await asked(house, 'vault:create', { passphrase: passphrase() })
    expect(await asked(house, 'backup:state', {})).toMatchObject({ place: null, verified: null, canChoose: true, isUnderWay: false })
    await expect(asked(house, 'backup:make', { passphrase: passphrase() })).rejects.toThrow('not-available')
    expect(await asked(house, 'backup:choose-folder', {})).toMatchObject({ place: { warnings: ['same-disk'] } })
    await asked(house, 'backup:make', { passphrase: passphrase() })
    await house.close()
    const again = await aHouse(dataFolder)
    await asked(again, 'vault:unlock', { passphrase: passphrase() })
    const { verified, place, known } = await asked(again, 'backup:state', {})
    expect(known).toEqual([{ at: verified?.at, file: expect.stringMatching(/\.slbackup$/), folder: stick, canShow: false }])
    expect(verified).toMatchObject({ recordings: 0 })
    expect(place).not.toBeNull()
  }, 60_000)

  test('with a wrong passphrase writes nothing', async () => {
    const house = await aHouse(await aDataFolder())
    await asked(house, 'vault:create', { passphrase: passphrase() })
    await asked(house, 'backup:choose-folder', {})
    await expect(asked(house, 'backup:make', { passphrase: passphrase('something else entirely') })).rejects.toThrow('wrong-passphrase')
    expect(await readdir(stick)).toEqual([])
  }, 60_000)

  test('ends when the vault is locked', async () => {
    const house = await aHouse(await aDataFolder())
    await asked(house, 'vault:create', { passphrase: passphrase() })
    await asked(house, 'backup:choose-folder', {})
    const making = asked(house, 'backup:make', { passphrase: passphrase() })
    // A passphrase that takes long to be tried is not waited for.
    const ended = expect(making).rejects.toThrow(/cancelled|locked/)
    await house.lock()
    await ended
    expect(await readdir(stick)).toEqual([])
  }, 60_000)
})

test('a folder that is chosen after the vault was locked changes nothing of what is known of backups', async () => {
  const dataFolder = await aDataFolder()
  let choose: (folder: string) => void = () => undefined
  const choosing = new Promise<string>((resolve) => (choose = resolve))
  let isSlow = false
  const house = await aHouse(dataFolder, { chooseBackupFolder: async () => (isSlow ? choosing : stick) })
  await asked(house, 'vault:create', { passphrase: passphrase() })
  await asked(house, 'backup:choose-folder', {})
  await asked(house, 'backup:make', { passphrase: passphrase() })
  const before = await asked(house, 'backup:state', {})
  isSlow = true
  const chosen = asked(house, 'backup:choose-folder', {})
  const refused = expect(chosen).rejects.toThrow('locked')
  await house.lock()
  const note = await readFile(join(dataFolder, 'vault', 'backup-note'))
  choose(await aDataFolder())
  await refused
  expect((await readFile(join(dataFolder, 'vault', 'backup-note'))).equals(note)).toBe(true)
  await asked(house, 'vault:unlock', { passphrase: passphrase() })
  expect(await asked(house, 'backup:state', {})).toEqual(before)
  expect(before.verified).not.toBeNull()
}, 60_000)

test('where the folder refuses to overwrite what was erased, the backup counts, and is still named as one that holds it, until the next', async () => {
  const dataFolder = await aDataFolder()
  const door = await openDoor(dataFolder, { clocks: { now: () => 0, elapsed: () => 0 }, kdf: FLOOR })
  const { opened } = await door.create(passphrase())
  let isRefusing = false
  const disk = { ...localDisk, overwrite: (...where: Parameters<typeof localDisk.overwrite>) => (isRefusing ? Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' })) : localDisk.overwrite(...where)) }
  const make = makeBackups({ dataFolder, door, disk, announce: () => undefined, shell: { ...nobody, chooseBackupFolder: async () => stick } }).handlers(opened)
  // What stays is more than what goes: the file is added to, not written anew.
  await keep(opened.vault, 'recording-1', new Uint8Array(1_000_000))
  await keep(opened.vault, 'recording-2', new Uint8Array(1_000))
  await make['backup:choose-folder']({})
  await make['backup:make']({ passphrase: passphrase() })
  const before = await make['backup:state']({})
  await opened.vault.removeRecording('recording-2')

  isRefusing = true
  for (let times = 0; times < 2; times += 1) {
    await expect(make['backup:make']({ passphrase: passphrase() })).rejects.toMatchObject({ error: { problem: 'keys-left' } })
    const state = await make['backup:state']({})
    expect(state.verified).toMatchObject({ recordings: 1 })
    expect(state.known.map(({ at }) => at)).toEqual([before.verified?.at])
  }
  isRefusing = false
  const { at } = await make['backup:make']({ passphrase: passphrase() })
  expect((await make['backup:state']({})).known.map((known) => known.at)).toEqual([at])
  expect((await opened.audit.list(null, 10)).lines.filter(({ what }) => what.kind === 'backup-verified')).toHaveLength(4)
  await opened.vault.close()
}, 60_000)

describe('bringing back', () => {
  async function aBackup(): Promise<void> {
    const house = await aHouse(await aDataFolder())
    await asked(house, 'vault:create', { passphrase: passphrase() })
    await asked(house, 'records:commit', { changes: [{ table: 'families', id: 'family-1', group: 'family-1', references: {}, value: { id: 'family-1', alias: 'Otter' } }] })
    await asked(house, 'backup:choose-folder', {})
    await asked(house, 'backup:make', { passphrase: passphrase() })
    await house.close()
  }

  const checking = (house: House, backupId: string) => asked(house, 'vault:check-backup', { backupId, secret: { kind: 'recovery', recoveryKey: 'any' } })

  test('opens the vault, with every record in its journal', async () => {
    await aBackup()
    const house = await aHouse(await aDataFolder())
    const chosen = await asked(house, 'vault:choose-backup', {})
    const done = await asked(house, 'vault:restore', { backupId: chosen?.id ?? '', secret: { kind: 'passphrase', passphrase: passphrase() }, withoutDamaged: false })
    expect(done).toMatchObject({ recordings: 0, steps: 1, now: { recordings: 0, steps: 1 }, leftOut: [], erasedAgain: 0 })
    expect(await asked(house, 'vault:state', {})).toMatchObject({ kind: 'open' })
    const { changes } = await asked(house, 'records:since', { number: 0 })
    expect(changes).toMatchObject([{ table: 'families', id: 'family-1' }])

    // The file that it came from is a backup of it, and holds what is erased after it.
    const { verified, known, erasedAt: before } = await asked(house, 'backup:state', {})
    expect([verified?.at, before]).toEqual([done.madeAt, null])
    expect(known).toMatchObject([{ at: done.madeAt, file: expect.stringMatching(/\.slbackup$/) }])
    await asked(house, 'family:erase', { familyId: 'family-1', sessionIds: [], recordingIds: [], counts: { held: 0, planned: 0, recordings: 0, footage: 0, films: 0, notes: 0 } })
    const { erasedAt } = await asked(house, 'backup:state', {})
    expect((erasedAt ?? '') > done.madeAt).toBe(true)
  }, 60_000)

  test('that fails after the vault was opened leaves it locked', async () => {
    await aBackup()
    const dataFolder = await aDataFolder()
    const door = await openDoor(dataFolder, { clocks: { now: () => 0, elapsed: () => 0 }, kdf: FLOOR })
    let adopted: OpenedVault | null = null
    const backups = makeBackups({
      dataFolder,
      shell: { ...nobody, chooseBackupFile: async () => join(stick, (await readdir(stick))[0] ?? '') },
      announce: () => undefined,
      door: {
        ...door,
        async adopt(...args) {
          const { opened, erasedAgain } = await door.adopt(...args)
          adopted = opened
          return { opened: { ...opened, audit: { ...opened.audit, note: () => Promise.reject(new AppFailure({ kind: 'storage-failed', code: 'EIO' })) } }, erasedAgain }
        },
      },
    })
    const chosen = await backups.choose()
    await expect(backups.restore({ backupId: chosen?.id ?? '', secret: { kind: 'passphrase', passphrase: passphrase() }, withoutDamaged: false })).rejects.toThrow('storage-failed')
    expect(adopted).not.toBeNull()
    await expect((adopted as OpenedVault | null)?.snapshot()).rejects.toThrow('locked')
    const again = await door.unlock(passphrase())
    expect(again.records.head).toBe(1)
    await again.vault.close()
  }, 60_000)

  test('tells of a sheet or a key that does not open the backup before anything is done with it', async () => {
    const house = await aHouse(await aDataFolder())
    const { recoveryKey } = await asked(house, 'vault:create', { passphrase: passphrase() })
    await asked(house, 'backup:choose-folder', {})
    await asked(house, 'backup:make', { passphrase: passphrase() })
    const { recoveryKey: later } = await asked(house, 'vault:new-recovery-key', { passphrase: passphrase() })
    await house.close()

    const dataFolder = await aDataFolder()
    const fresh = await aHouse(dataFolder)
    const chosen = await asked(fresh, 'vault:choose-backup', {})
    const check = (secret: Args<'vault:check-backup'>['secret']) => asked(fresh, 'vault:check-backup', { backupId: chosen?.id ?? '', secret })
    await expect(check({ kind: 'recovery', recoveryKey: later })).rejects.toThrow('wrong-recovery-key')
    await expect(check({ kind: 'service-key', privateKey: new Uint8Array(32).fill(7) })).rejects.toThrow('wrong-escrow-key')
    await check({ kind: 'recovery', recoveryKey })
    expect(await asked(fresh, 'vault:state', {})).toMatchObject({ kind: 'none' })
    expect(await readdir(join(dataFolder, 'vault'))).toEqual([])

    // That the sheet opened it is written down, and that all of it was changed afterwards is known.
    await asked(fresh, 'vault:restore', { backupId: chosen?.id ?? '', secret: { kind: 'recovery', recoveryKey, newPassphrase: passphrase('another horse altogether') }, withoutDamaged: false })
    expect((await asked(fresh, 'audit:list', { before: null, most: 2 })).lines.map(({ what }) => what.kind)).toEqual(['recovered', 'restored'])
    expect(await asked(fresh, 'backup:state', {})).toMatchObject({ openedByOld: false })
    await asked(fresh, 'vault:new-recovery-key', { passphrase: passphrase('another horse altogether') })
    expect(await asked(fresh, 'backup:state', {})).toMatchObject({ openedByOld: true })
  }, 60_000)

  test('is refused where there is a vault, locked or open', async () => {
    const house = await aHouse(await aDataFolder())
    await asked(house, 'vault:create', { passphrase: passphrase() })
    await expect(asked(house, 'vault:backups', {})).rejects.toThrow('not-available')
    await house.lock()
    const restoring = () => asked(house, 'vault:restore', { backupId: 'any', secret: { kind: 'passphrase', passphrase: passphrase() }, withoutDamaged: false })
    await expect(restoring()).rejects.toThrow('locked')
    await expect(checking(house, 'any')).rejects.toThrow('locked')
    await expect(asked(house, 'vault:choose-backup', {})).rejects.toThrow('locked')
  }, 60_000)

  test('takes no path and no backup that was not offered', async () => {
    const house = await aHouse(await aDataFolder())
    await expect(asked(house, 'vault:restore', { backupId: '../elsewhere', secret: { kind: 'passphrase', passphrase: passphrase() }, withoutDamaged: false })).rejects.toThrow('not-available')
    await expect(checking(house, '../elsewhere')).rejects.toThrow('not-available')
  })
})

test('a backup is brought back with a service’s key alone, by whoever keeps it; that is written down, and a new passphrase holds from then on', async () => {
  const keyFile = join(await aDataFolder(), 'service-key.txt')
  const house = await aHouse(await aDataFolder(), { chooseServiceKeyFile: async () => keyFile })
  await asked(house, 'vault:create', { passphrase: passphrase() })
  const publicKey = readServiceKey((await asked(house, 'vault:make-service-key', {}))?.publicKey ?? '')
  await asked(house, 'vault:add-escrow', { passphrase: passphrase(), publicKey: publicKey ?? new Uint8Array(), label: 'Riverside Service' })
  await asked(house, 'records:commit', { changes: [{ table: 'families', id: 'family-1', group: 'family-1', references: {}, value: { id: 'family-1', alias: 'Otter' } }] })
  await asked(house, 'backup:choose-folder', {})
  await asked(house, 'backup:make', { passphrase: passphrase() })
  await house.close()

  const fresh = await aHouse(await aDataFolder())
  const chosen = await asked(fresh, 'vault:choose-backup', {})
  const withKey = (privateKey: Uint8Array<ArrayBuffer>) => asked(fresh, 'vault:restore', { backupId: chosen?.id ?? '', secret: { kind: 'service-key', privateKey, newPassphrase: passphrase('another horse altogether') }, withoutDamaged: false })
  await expect(withKey(new Uint8Array(32).fill(7))).rejects.toThrow('wrong-escrow-key')
  const secret = readSecretServiceKey(await readFile(keyFile, 'utf8'))
  expect(await withKey(secret ?? new Uint8Array())).toMatchObject({ now: { steps: 1 } })
  const service = (await asked(fresh, 'vault:slots', {})).find(({ kind }) => kind === 'escrow')
  expect((await asked(fresh, 'audit:list', { before: null, most: 50 })).lines.map(({ what }) => what)).toContainEqual({ kind: 'opened-by-service', slotId: service?.id })
  await fresh.lock()
  await asked(fresh, 'vault:unlock', { passphrase: passphrase('another horse altogether') })
}, 120_000)

describe('a backup that was made before everything was changed', { timeout: 240_000 }, () => {
  const [old, next] = ['a kettle on the window sill', 'lake marble window ferry']
  const aChange = (id: string) => ({ changes: [{ table: 'families' as const, id, group: id, references: {}, value: { id, alias: 'Otter' } }] })

  /** How many steps come back from the backup in this folder, in a house of its own; else why none does. */
  async function broughtBack(folder: string, secret: Args<'vault:restore'>['secret']): Promise<number | string> {
    const house = await aHouse(await aDataFolder(), { chooseBackupFile: async () => join(folder, (await readdir(folder))[0] ?? '') })
    const chosen = await asked(house, 'vault:choose-backup', {})
    return asked(house, 'vault:restore', { backupId: chosen?.id ?? '', secret, withoutDamaged: false }).then(({ now }) => now.steps, (error: Error) => error.message)
  }
  const byPassphrase = (text: string) => ({ kind: 'passphrase', passphrase: passphrase(text) }) as const
  const bySheet = (recoveryKey: string) => ({ kind: 'recovery', recoveryKey, newPassphrase: passphrase('another horse altogether') }) as const

  test('opens with the old passphrase and sheet alone, which is told; the next one is whole and opens with the new', async () => {
    const house = await aHouse(await aDataFolder())
    const { recoveryKey: oldSheet } = await asked(house, 'vault:create', { passphrase: passphrase(old) })
    await asked(house, 'records:commit', aChange('family-1'))
    await asked(house, 'backup:choose-folder', {})
    expect(await asked(house, 'backup:state', {})).toMatchObject({ openedByOld: false })
    await asked(house, 'backup:make', { passphrase: passphrase(old) })
    expect(await asked(house, 'backup:state', {})).toMatchObject({ openedByOld: false })
    const earlier = await aDataFolder()
    await cp(stick, earlier, { recursive: true })

    const { recoveryKey: newSheet } = await asked(house, 'vault:rotate', { passphrase: passphrase(old), newPassphrase: passphrase(next) })
    expect(await asked(house, 'backup:state', {})).toMatchObject({ openedByOld: true })
    await asked(house, 'records:commit', aChange('family-2'))
    await asked(house, 'backup:make', { passphrase: passphrase(next) })
    expect(await asked(house, 'backup:state', {})).toMatchObject({ openedByOld: false })
    await house.close()

    expect(await broughtBack(earlier, byPassphrase(old))).toBe(1)
    expect(await broughtBack(earlier, bySheet(oldSheet))).toBe(1)
    expect(await broughtBack(earlier, byPassphrase(next))).toBe('wrong-passphrase')
    expect(await broughtBack(earlier, bySheet(newSheet))).toBe('wrong-recovery-key')
    expect(await broughtBack(stick, byPassphrase(next))).toBe(2)
    expect(await broughtBack(stick, bySheet(newSheet))).toBe(2)
    expect(await broughtBack(stick, byPassphrase(old))).toBe('wrong-passphrase')
    expect(await broughtBack(stick, bySheet(oldSheet))).toBe('wrong-recovery-key')
  })

  test('is not what a changed passphrase makes of it: the sheet still opens it', async () => {
    const house = await aHouse(await aDataFolder())
    await asked(house, 'vault:create', { passphrase: passphrase(old) })
    await asked(house, 'backup:choose-folder', {})
    await asked(house, 'backup:make', { passphrase: passphrase(old) })
    await asked(house, 'vault:change-passphrase', { passphrase: passphrase(old), newPassphrase: passphrase(next) })
    expect(await asked(house, 'backup:state', {})).toMatchObject({ openedByOld: false })
  })
})
