import { dirname } from 'node:path'
import { localDisk } from '../../electron/vault/disk'
import { openDoor } from '../../electron/vault/door'
import { openSealedVault, type OpenedVault } from '../../electron/vault/sealed-vault'
import { openWithPassphrase, openWithRecovery } from '../../electron/vault/slots/open-slots'
import type { SlotFile } from '../../electron/vault/slots/slot-file'
import { loadSlots } from '../../electron/vault/slots/slot-store'
import { bytesOf } from '../electron/vault/bytes'
import { quickKdf } from '../electron/vault/slots/slots'
import { bytesAt } from './kept-footage'
import { areNotesWhole } from './kept-notes'
import { passphraseNumbered } from './victims/passphrase'
import { footageOfRound, recordingOfRound } from './victims/rotate'

/** A passphrase, by its number, and the sheet that belongs to it. */
export interface Keys {
  readonly number: number
  readonly sheet: string
}

/** What was kept in a vault while everything was changed. */
export interface Kept {
  readonly rounds: ReadonlySet<number>
  readonly steps: number
}

/** The one pair that opens, whole, and no half of another. Throws, saying what is wrong. */
export async function whatHolds(root: string, pairs: readonly Keys[]): Promise<Keys & { readonly vmk: Buffer; readonly file: SlotFile }> {
  const file = await loadSlots(localDisk, root)
  if (!file) throw new Error('the vault is gone')
  const typed = (number: number): Promise<Buffer | null> => openWithPassphrase(file, bytesOf(passphraseNumbered(number)), quickKdf).catch(() => null)
  const numbers = pairs.map(({ number }) => number)
  const opening: (Keys & { readonly vmk: Buffer })[] = []
  for (const pair of pairs) {
    const vmk = await typed(pair.number)
    if (vmk) opening.push({ ...pair, vmk })
  }
  const [holds] = opening
  if (!holds || opening.length > 1) throw new Error(`${opening.length} passphrases open that may, and one should`)
  for (const stranger of [Math.min(...numbers) - 1, Math.max(...numbers) + 1]) if (await typed(stranger)) throw new Error('a passphrase opens that never held, or no longer')
  for (const sheet of new Set(pairs.map((pair) => pair.sheet))) {
    const vmk = await openWithRecovery(file, sheet).catch(() => null)
    if (sheet === holds.sheet ? vmk?.equals(holds.vmk) !== true : vmk !== null) throw new Error('the sheet does not go with the passphrase')
  }
  return { ...holds, file }
}

/** Starts twice: everything is there each time, and the second start finds nothing that a kill left. Throws, saying what is wrong. */
export async function opensCleanly(root: string, { file, vmk }: { readonly file: SlotFile; readonly vmk: Buffer }, kept: Kept): Promise<void> {
  for (const start of ['first', 'second']) {
    await openDoor(dirname(root), { clocks: { now: () => Date.now(), elapsed: () => performance.now() } })
    const opened = await openSealedVault(root, { vaultId: Buffer.from(file.vaultId, 'hex'), vmk: Buffer.from(vmk) })
    try {
      await everythingIsThere(opened, kept)
    } catch (error) {
      throw new Error(`at the ${start} start ${error instanceof Error ? error.message : String(error)}`, { cause: error })
    } finally {
      await opened.vault.close()
    }
    const keys = (await localDisk.names(root)).filter((name) => /^(keyring|catalogue)-|vault\.json./.test(name)).toSorted()
    const generation = /^catalogue-(\d+)$/.exec(keys[0] ?? '')?.[1]
    if (keys.join() !== `catalogue-${generation},keyring-${generation}`) throw new Error(`the ${start} start left ${keys.join(', ')}`)
  }
}

async function everythingIsThere(opened: OpenedVault, { rounds, steps }: Kept): Promise<void> {
  const { vault, records, audit } = opened
  for (const round of rounds) if (!(await bytesAt(vault, `recordings/${recordingOfRound(round)}/original`)).equals(footageOfRound(round))) throw new Error('footage is not what was kept')
  if (!(await areNotesWhole(records, steps))) throw new Error('a step is missing, or there in part')
  const { lines, isAll } = await audit.list(null, 4_000)
  const said = new Set(lines.flatMap(({ what }) => (what.kind === 'all-changed' ? [what.failedAttempts] : [])))
  if (!isAll || lines.some(({ counter, what }, index) => counter !== lines.length - index || what.kind !== 'all-changed')) throw new Error('the log is not whole')
  for (const round of rounds) if (!said.has(round)) throw new Error('a line of the log is gone')
  if ((await opened.aside()).files > 0) throw new Error('something was set aside')
}
