import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createCatalogue } from '../../../electron/vault/catalogue/catalogue'
import { newGeneration, publish } from '../../../electron/vault/catalogue/generations'
import { createLog } from '../../../electron/vault/container/log'
import { sealSmall } from '../../../electron/vault/crypto/aead'
import { deriveKey } from '../../../electron/vault/crypto/derive'
import type { Disk } from '../../../electron/vault/disk'
import { openJournal } from '../../../electron/vault/documents/journal'
import { openSealedVault, type OpenedVault } from '../../../electron/vault/sealed-vault'
import { rotate, type NewSlots } from '../../../electron/vault/slots/make-slots'
import { openWithPassphrase, openWithRecovery } from '../../../electron/vault/slots/open-slots'
import { areSlotsSaved, loadSlots, saveSlots } from '../../../electron/vault/slots/slot-store'
import { bytesAt } from '../../faults/kept-footage'
import { crashDisk, PowerCut, randomFrom, type CrashDisk } from '../../support/crash-disk'
import { aboutFilming, bytesOf, put } from './bytes'
import { aPassphrase, aVault, quickKdf } from './slots/slots'

const ROOT = '/data/vault'
const NEW = 'lake marble window ferry'
const OLD = 'correct horse battery'
const FOOTAGE = Buffer.alloc(5_000, 3)

/** A vault with footage, a note, a line in its log and a place for backups. */
async function aVaultOn(disk: CrashDisk): Promise<{ readonly slots: NewSlots; readonly opened: OpenedVault }> {
  const slots = await aVault()
  await createCatalogue(disk, ROOT, { vaultId: Buffer.from(slots.file.vaultId, 'hex'), vmk: slots.vmk })
  await saveSlots(disk, ROOT, slots.file)
  const opened = await open(disk, slots.file.vaultId, slots.vmk)
  await put(opened.vault, 'recordings/rec-1/original', FOOTAGE)
  await opened.vault.updateFacts('rec-1', { ...aboutFilming, state: 'closed' })
  await opened.records.commit([aNote('before')])
  await opened.audit.write({ kind: 'created' })
  await opened.backupNote.write({ folder: 'stick' })
  return { slots, opened }
}

const aNote = (value: string) => ({ table: 'notes', id: value, group: 'session-1', references: {}, value })

const open = (disk: Disk, vaultId: string, vmk: Uint8Array) => openSealedVault(ROOT, { vaultId: Buffer.from(vaultId, 'hex'), vmk: Buffer.from(vmk) }, { disk })

async function rotateOn(disk: Disk, opened: OpenedVault, before: NewSlots): Promise<NewSlots> {
  const made = await rotate(before.file, before.vmk, aPassphrase(NEW))
  await opened.rotate({ vmk: made.vmk, save: () => saveSlots(disk, ROOT, made.file), isSaved: () => areSlotsSaved(disk, ROOT, made.file) })
  return made
}

async function notesIn(opened: OpenedVault): Promise<readonly unknown[]> {
  const found: unknown[] = []
  for await (const { changes } of opened.records.since(0)) found.push(...opened.records.open(changes.flatMap(({ body, ...name }) => (body ? [{ ...name, body }] : []))))
  return found
}

/** Which of the two passphrases opens; everything that was kept is there with it, and the sheet opens as the passphrase does. */
async function whatOpens(disk: Disk, recoveryKeys: { readonly old: string; readonly new: string | null }): Promise<readonly ('old' | 'new')[]> {
  const file = await loadSlots(disk, ROOT)
  if (!file) throw new Error('The vault is gone')
  const opening: ('old' | 'new')[] = []
  for (const [which, passphrase] of [['old', OLD], ['new', NEW]] as const) {
    const vmk = await openWithPassphrase(file, bytesOf(passphrase), quickKdf).catch(() => null)
    if (!vmk) continue
    opening.push(which)
    const sheet = recoveryKeys[which]
    if (sheet !== null) expect((await openWithRecovery(file, sheet)).equals(vmk)).toBe(true)
    const opened = await open(disk, file.vaultId, vmk)
    await expectWhole(opened)
    await opened.vault.close()
  }
  return opening
}

async function expectWhole(opened: OpenedVault): Promise<void> {
  expect((await bytesAt(opened.vault, 'recordings/rec-1/original')).equals(FOOTAGE)).toBe(true)
  expect((await notesIn(opened))[0]).toBe('before')
  expect((await opened.audit.list(null, 10)).lines.at(-1)?.what).toEqual({ kind: 'created' })
  expect(await opened.backupNote.read()).toEqual({ folder: 'stick' })
}

const keyrings = async (disk: Disk) => (await disk.names(ROOT)).filter((name) => name.startsWith('keyring-') || name.startsWith('catalogue-')).toSorted()

describe('after everything was changed', () => {
  test('the open vault goes on working, and what it writes is there under the new passphrase alone', async () => {
    const disk = crashDisk()
    const { slots, opened } = await aVaultOn(disk)
    const made = await rotateOn(disk, opened, slots)
    await expectWhole(opened)
    await put(opened.vault, 'recordings/rec-2/original', FOOTAGE)
    await opened.vault.updateFacts('rec-2', { ...aboutFilming, state: 'closed' })
    await opened.records.commit([aNote('after')])
    await opened.vault.removeRecording('rec-2')
    await opened.vault.close()
    expect(await whatOpens(disk, { old: slots.recoveryKey, new: made.recoveryKey })).toEqual(['new'])
    const after = await open(disk, slots.file.vaultId, made.vmk)
    expect(await notesIn(after)).toEqual(['before', 'after'])
    await after.vault.close()
  })

  test('nothing is left in the folder that the old master key opens', async () => {
    const disk = crashDisk()
    const { slots, opened } = await aVaultOn(disk)
    await rotateOn(disk, opened, slots)
    expect(await keyrings(disk)).toEqual(['catalogue-2', 'keyring-2'])
    await opened.vault.close()
    await expect(open(disk, slots.file.vaultId, slots.vmk)).rejects.toThrow()
  })

  test('a copy that was taken before opens with the old passphrase, and one taken afterwards with the new', async () => {
    const disk = crashDisk()
    const { slots, opened } = await aVaultOn(disk)
    const copied = disk.afterKill()
    const made = await rotateOn(disk, opened, slots)
    const taken = await opened.snapshot()
    expect(taken.small.map(({ name }) => name).filter((name) => name.startsWith('keyring'))).toEqual(['keyring-2'])
    await taken.release()
    await opened.vault.close()
    expect(await whatOpens(copied, { old: slots.recoveryKey, new: made.recoveryKey })).toEqual(['old'])
  })

  test('everything can be changed once more', async () => {
    const disk = crashDisk()
    const { slots, opened } = await aVaultOn(disk)
    const once = await rotateOn(disk, opened, slots)
    const twice = await rotateOn(disk, opened, once)
    await opened.vault.close()
    expect(await whatOpens(disk, { old: slots.recoveryKey, new: twice.recoveryKey })).toEqual(['new'])
  })
})

describe('a vault that was made when the master key derived the keys of journal and log', () => {
  test('opens, and goes on opening after everything was changed', async () => {
    const disk = crashDisk()
    const slots = await aVault()
    const vaultId = Buffer.from(slots.file.vaultId, 'hex')
    const first = newGeneration(ROOT, 1, vaultId, { journal: Buffer.alloc(32), audit: Buffer.alloc(32), notes: Buffer.alloc(32) })
    await (await createLog(disk, first.path, first.identity)).release()
    await publish(disk, ROOT, { vaultId, vmk: slots.vmk }, first)
    disk.put(join(ROOT, 'keyring-1'), sealSmall(deriveKey(slots.vmk, 'keyring'), Buffer.concat([Buffer.from('keyring-1/'), vaultId]), Buffer.concat([first.identity.fileId, first.identity.key])))
    await saveSlots(disk, ROOT, slots.file)
    const opened = await open(disk, slots.file.vaultId, slots.vmk)
    await opened.records.commit([aNote('before')])
    const made = await rotateOn(disk, opened, slots)
    await opened.vault.close()

    const after = await open(disk, slots.file.vaultId, made.vmk)
    expect(await notesIn(after)).toEqual(['before'])
    await after.vault.close()
    const journal = await openJournal(disk, join(ROOT, 'journal'), { vaultId, key: deriveKey(slots.vmk, 'journal') })
    expect(journal.head).toBe(1)
    await journal.close()
  })
})

describe('a crash while everything is changed', { timeout: 120_000 }, () => {
  test('leaves exactly the old or exactly the new passphrase and sheet, at every step, with everything in the vault', async () => {
    const random = randomFrom(7)
    const quiet = crashDisk()
    const whole = await aVaultOn(quiet)
    const before = quiet.steps
    await rotateOn(quiet, whole.opened, whole.slots)
    const seen = new Set<string>()
    for (let step = 1; step <= quiet.steps - before; step += 1) {
      const disk = crashDisk()
      const { slots, opened } = await aVaultOn(disk)
      disk.cutPowerAt(disk.steps + step)
      const made = await rotateOn(disk, opened, slots).catch((error: unknown) => {
        if (!(error instanceof PowerCut)) throw error
        return null
      })
      const isPromised = made !== null
      for (const left of [disk.afterKill(), disk.afterPowerCut(random), disk.afterPowerCut(random)]) {
        const opening = await whatOpens(left, { old: slots.recoveryKey, new: made?.recoveryKey ?? null })
        expect(opening, `step ${step}`).toHaveLength(1)
        if (isPromised) expect(opening, `step ${step}`).toEqual(['new'])
        expect((await keyrings(left)).length, `step ${step}`).toBe(2)
        seen.add(String(opening[0]))
      }
    }
    expect(seen).toEqual(new Set(['old', 'new']))
  })

  test('a refusal of the disk at any step leaves the vault open and writing to what holds after a restart', async () => {
    const quiet = crashDisk()
    const whole = await aVaultOn(quiet)
    const before = quiet.steps
    await rotateOn(quiet, whole.opened, whole.slots)
    for (let step = 1; step <= quiet.steps - before; step += 1) {
      const disk = crashDisk()
      const { slots, opened } = await aVaultOn(disk)
      disk.failAt(disk.steps + step, 'ENOSPC')
      const made = await rotateOn(disk, opened, slots).catch(() => null)
      await opened.records.commit([aNote('after')])
      await put(opened.vault, 'recordings/rec-2/original', FOOTAGE)
      await opened.vault.updateFacts('rec-2', { ...aboutFilming, state: 'closed' })
      const left = disk.afterKill()
      expect(await whatOpens(left, { old: slots.recoveryKey, new: made?.recoveryKey ?? null }), `step ${step}`).toEqual([made ? 'new' : 'old'])
      const after = await open(left, slots.file.vaultId, made?.vmk ?? slots.vmk)
      expect(await notesIn(after)).toEqual(['before', 'after'])
      expect(await after.vault.recordingIds()).toContain('rec-2')
      await after.vault.close()
      await opened.vault.close()
    }
  })

  test('where nobody can say which passphrase holds, nothing more is written', async () => {
    const disk = crashDisk()
    const { slots, opened } = await aVaultOn(disk)
    const made = await rotate(slots.file, slots.vmk, aPassphrase(NEW))
    const refused = Object.assign(new Error('EIO'), { code: 'EIO' })
    const rotating = opened.rotate({ vmk: made.vmk, save: () => Promise.reject(refused), isSaved: () => Promise.reject(refused) })
    await expect(rotating).rejects.toMatchObject({ error: { kind: 'storage-failed' } })
    await expect(opened.vault.updateFacts('rec-1', { state: 'interrupted' })).rejects.toMatchObject({ error: { kind: 'locked' } })
    await opened.vault.close()
    expect(await whatOpens(disk, { old: slots.recoveryKey, new: made.recoveryKey })).toEqual(['old'])
  })
})

describe('a key that waits for its master key', () => {
  test('is no way around the one that holds: where that was changed, the vault is damaged', async () => {
    const disk = crashDisk()
    const { slots, opened } = await aVaultOn(disk)
    await opened.vault.close()
    const flipped = Buffer.from(disk.bytes(join(ROOT, 'keyring-1')))
    flipped[40] = (flipped[40] ?? 0) ^ 1
    disk.put(join(ROOT, 'keyring-2.next'), disk.bytes(join(ROOT, 'keyring-1')))
    disk.put(join(ROOT, 'keyring-1'), flipped)
    await expect(open(disk, slots.file.vaultId, slots.vmk)).rejects.toThrow()
  })

  test('is swept away where it opens nothing', async () => {
    const disk = crashDisk()
    const { slots, opened } = await aVaultOn(disk)
    await opened.vault.close()
    disk.put(join(ROOT, 'keyring-2.next'), Buffer.alloc(172, 9))
    expect(await whatOpens(disk, { old: slots.recoveryKey, new: null })).toEqual(['old'])
    expect(await keyrings(disk)).toEqual(['catalogue-1', 'keyring-1'])
  })

  test('does not bring back an earlier one that was kept aside', async () => {
    const disk = crashDisk()
    const { slots, opened } = await aVaultOn(disk)
    const kept = Buffer.from(disk.bytes(join(ROOT, 'keyring-1')))
    await opened.vault.removeRecording('rec-1')
    await opened.vault.close()
    disk.put(join(ROOT, 'keyring-1.next'), kept)
    const after = await open(disk, slots.file.vaultId, slots.vmk)
    expect(await after.vault.recordingIds()).toEqual([])
    await after.vault.close()
  })
})
