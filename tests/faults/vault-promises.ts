import { openSealedVault, type OpenedVault } from '../../electron/vault/sealed-vault'
import type { Vault } from '../../electron/vault/vault'
import type { Id } from '../../shared/domain/ids'
import { openWithPassphrase, openWithRecovery } from '../../electron/vault/slots/open-slots'
import { loadSlots } from '../../electron/vault/slots/slot-store'
import { bytesOf } from '../electron/vault/bytes'
import { quickKdf } from '../electron/vault/slots/slots'
import type { CrashDisk } from '../support/crash-disk'
import { bytesAt } from './kept-footage'
import { BROUGHT_IN, CHUNKS, chunkEnd, ERASED_SESSION, FILMED_SEED, PICTURE, ROOT, type Promised } from './vault-life'
import { changesOfStep } from './victims/commit'
import { filmedBytes } from './victims/filmed'
import { passphraseNumbered } from './victims/passphrase'

/** Null where everything that was promised holds on this disk; else what does not. */
export async function brokenPromise(disk: CrashDisk, promised: Promised): Promise<string | null> {
  try {
    const vmk = await keyThatHolds(disk, promised)
    if (!vmk) return null
    const opened = await openSealedVault(ROOT, { vaultId: promised.vaultId, vmk }, { disk })
    try {
      await filmingHolds(opened, promised)
      await footageHolds(opened, promised)
      await notesHold(opened, promised)
      await linesHold(opened, promised)
      await goesOn(opened)
    } finally {
      await opened.vault.close()
    }
    return null
  } catch (error) {
    return error instanceof Error ? `${error.message}` : String(error)
  }
}

function demand(isTrue: boolean, broken: string): asserts isTrue {
  if (!isTrue) throw new Error(broken)
}

/** The master key that exactly one passphrase gives, and its sheet as well. Null where there is no vault, and none was promised. */
async function keyThatHolds(disk: CrashDisk, { isMade, keys, nextKeys }: Promised): Promise<Buffer | null> {
  const file = await loadSlots(disk, ROOT)
  if (!file) {
    demand(!isMade, 'the vault is gone')
    return null
  }
  const typed = (number: number) => openWithPassphrase(file, bytesOf(passphraseNumbered(number)), quickKdf).catch(() => null)
  const fromSheet = (sheet: string) => openWithRecovery(file, sheet).catch(() => null)
  const [old, next] = [await typed(keys.passphrase), await typed(keys.passphrase + 1)]
  demand((old === null) !== (next === null) && (next === null || nextKeys !== null), 'neither or both of the old and the new passphrase open')
  const [holds, other] = old ? [keys, nextKeys] : [nextKeys ?? keys, keys]
  const vmk = await fromSheet(holds.recoveryKey)
  demand(vmk?.equals(old ?? next ?? holds.vmk) === true && vmk.equals(holds.vmk), 'the recovery sheet does not open')
  if (other && other.recoveryKey !== holds.recoveryKey) demand((await fromSheet(other.recoveryKey)) === null, 'the sheet opens that does not hold')
  return vmk
}

async function filmingHolds({ vault }: OpenedVault, { recordingId, isBegun, isFinished, chunks }: Promised): Promise<void> {
  const open = await vault.openRecordings()
  const ids = new Set(open.map((one) => one.recordingId))
  // One that was refused when it began may be there all the same, with nothing in it.
  for (const other of ids) if (other !== recordingId) demand((await closedBytes(vault, other)).length === 0, 'a recording that nobody began')
  if (recordingId === null || !(await vault.recordingIds()).includes(recordingId)) return demand(!isBegun, 'the recording is gone')
  const id = recordingId
  if (ids.has(id)) {
    demand(!isFinished, 'a finished recording is open again')
    await vault.closeRecording(id)
  }
  const found = await bytesAt(vault, `recordings/${id}/original`)
  demand(found.length >= chunkEnd(chunks) && found.length <= chunkEnd(CHUNKS), 'acknowledged footage is gone')
  demand(found.equals(filmedBytes(FILMED_SEED, 0, found.length)), 'footage is not what was filmed')
}

async function closedBytes(vault: Vault, id: Id): Promise<Buffer> {
  await vault.closeRecording(id)
  return bytesAt(vault, `recordings/${id}/original`)
}

async function footageHolds({ vault }: OpenedVault, { isBroughtIn, isErasing, isErased }: Promised): Promise<void> {
  const isThere = (await vault.recordingIds()).includes('brought-in')
  if (isThere) {
    demand(!isErased, 'erased footage is back')
    demand((await bytesAt(vault, 'recordings/brought-in/original')).equals(BROUGHT_IN), 'footage is not what was brought in')
  } else {
    demand(!isBroughtIn || isErasing, 'footage is gone')
    demand((await vault.size('recordings/brought-in/original')) === null, 'footage without its recording')
  }
  if ((await vault.size(`pictures/${PICTURE}`)) !== null) demand((await bytesAt(vault, `pictures/${PICTURE}`)).every((byte) => byte === 5), 'a picture is not what was drawn')
}

async function notesHold({ records }: OpenedVault, { steps, isSessionErased }: Promised): Promise<void> {
  let [head, written] = [0, 0]
  for await (const { number, changes } of records.since(0)) {
    const step = Number(/^note-(\d+)-/.exec(changes[0]?.id ?? '')?.[1])
    // A step that was refused may be on disk all the same; asked for again, it is there twice.
    demand(number === head + 1 && (step === written || step === written + 1), 'a step is missing')
    ;[head, written] = [number, step]
    const truth = changesOfStep(step)
    demand(changes.length === truth.length, 'a step is there in part')
    const values = [...records.open(changes.flatMap(({ body, ...name }) => (body ? [{ ...name, body }] : [])))]
    for (const [index, { body, group }] of changes.entries()) {
      if (!body) continue
      const value = values.shift()
      if (group === ERASED_SESSION && isSessionErased) demand(value === null, 'an erased note is back')
      else if (value !== null || group !== ERASED_SESSION) demand(JSON.stringify(value) === JSON.stringify(truth[index]?.value), 'a note is not what was written')
    }
  }
  demand(written >= steps, 'an acknowledged step is gone')
}

async function linesHold({ audit }: OpenedVault, { lines }: Promised): Promise<void> {
  const found = new Set((await audit.list(null, 100)).lines.map(({ what }) => (what.kind === 'all-changed' ? what.failedAttempts : what.kind)))
  demand(!found.has('lines-unreadable'), 'the log is damaged')
  for (let line = 1; line <= lines; line += 1) demand(found.has(line), 'an acknowledged line of the log is gone')
}

/** The vault that was found can be written to, and reads back what is. */
async function goesOn({ vault, records }: OpenedVault): Promise<void> {
  const id = await vault.beginRecording({ sessionId: 'after', origin: 'camera', mimeType: 'video/mp4', startedAt: '2026-11-22T11:00:00.000Z', state: 'open' })
  await vault.appendChunk(id, 0, Buffer.from('and it goes on'))
  await vault.closeRecording(id)
  demand((await bytesAt(vault, `recordings/${id}/original`)).toString() === 'and it goes on', 'the vault cannot be written to')
  const { number } = await records.commit([{ table: 'notes', id: 'after', group: 'after', references: {}, value: 'more' }])
  demand(number === records.head, 'the journal cannot be written to')
}
