import { randomUUID } from 'node:crypto'
import { basename, join } from 'node:path'
import type { Announce, Args, Handlers } from '../shared/bridge/contract'
import type { BackupDone, BackupState, BackupsOnOffer, OfferedBackup, RestoreDone } from '../shared/bridge/results'
import { AppFailure } from '../shared/domain/outcome'
import { backupName } from './archive/backup/layout'
import { makeBackup } from './archive/backup/make-backup'
import { targetFailure } from './archive/backup/on-target'
import { checkBackupSecret, restoreBackup } from './archive/backup/restore-backup'
import { backupsIn, isSynced, warningsAbout } from './archive/backup/where-backups-go'
import { isOpenedByOld, noteBackup, noteErasure, readBackupNote, whatOpens, type BackupNote } from './backup-note'
import type { ShellPort } from './shell-port'
import type { CopySecret } from './vault/backup/open-copy'
import { localDisk, type Disk } from './vault/disk'
import { onDisk } from './vault/disk-failure'
import { RESTORING, type Door } from './vault/door'
import type { OpenedVault } from './vault/sealed-vault'
import { whereWritten } from './where-written'

export interface BackupsOptions {
  readonly dataFolder: string
  readonly door: Door
  readonly shell: ShellPort
  readonly announce: Announce
  /** Where backups are written and read. */
  readonly disk?: Disk
}

type BackupChannel = 'backup:state' | 'backup:choose-folder' | 'backup:make' | 'backup:stop' | 'backup:show'

/** Backups of the open vault, and bringing one back where there is no vault yet. One of either at a time. */
export interface Backups {
  handlers(opened: OpenedVault): Pick<Handlers, BackupChannel>
  offered(): Promise<BackupsOnOffer>
  choose(): Promise<OfferedBackup | null>
  /** That this opens the backup. Errors: `wrong-recovery-key`, `wrong-escrow-key`, and those of reading it. */
  check(args: Args<'vault:check-backup'>): Promise<void>
  restore(args: Args<'vault:restore'>): Promise<{ readonly opened: OpenedVault; readonly result: RestoreDone }>
  /** Resolves when nothing goes on any more; what was under way says `cancelled`. */
  stop(): Promise<void>
}

export function makeBackups({ dataFolder, door, shell, announce, disk = localDisk }: BackupsOptions): Backups {
  const vaultFolder = join(dataFolder, 'vault')
  const paths = new Map<string, string>()
  let underWay: { readonly stop: AbortController; readonly done: Promise<unknown> } | null = null

  /** One at a time; a stopped one is over when `stop` resolves. */
  async function alone<T>(job: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (underWay) throw new AppFailure({ kind: 'not-available' })
    const stop = new AbortController()
    const done = job(stop.signal)
    underWay = { stop, done }
    try {
      return await done
    } finally {
      underWay = null
    }
  }
  async function stop(): Promise<void> {
    const job = underWay
    job?.stop.abort()
    await job?.done.catch(() => undefined)
  }

  const noteOf = async ({ backupNote }: OpenedVault): Promise<BackupNote> => readBackupNote(await backupNote.read())
  const folderOf = ({ folder }: BackupNote): string | null => shell.backupFolder ?? folder

  async function state(opened: OpenedVault): Promise<BackupState> {
    const note = await noteOf(opened)
    const folder = folderOf(note)
    const slots = await door.slots()
    return {
      place: folder === null ? null : { label: whereWritten(join(folder, 'file'), shell).folder, warnings: await warningsAbout(folder, vaultFolder) },
      canChoose: shell.backupFolder === null,
      verified: note.verified,
      known: note.known.map(({ path, at }) => ({ at, ...whereWritten(path, shell) })),
      isUnderWay: underWay !== null,
      openedByOld: isOpenedByOld(note, slots),
      vaultSince: slots.map(({ createdAt }) => createdAt).toSorted()[0] ?? new Date().toISOString(),
      erasedAt: note.erasedAt,
      isVaultSynced: await isSynced(dataFolder),
    }
  }

  async function make(opened: OpenedVault, passphrase: Uint8Array, signal: AbortSignal): Promise<BackupDone> {
    const folder = folderOf(await noteOf(opened))
    if (folder === null) throw new AppFailure({ kind: 'not-available' })
    // A wrong one is better said now than after everything was copied.
    await door.confirm(passphrase)
    const openedBy = whatOpens(await door.slots())
    if (shell.backupFolder !== null) await onDisk(0, () => disk.makeFolder(folder))
    const [backupId, at] = [randomUUID(), new Date().toISOString()]
    const { manifest, bytes, addedBytes, keysLeftOf } = await makeBackup({
      disk,
      folder,
      snapshot: () => opened.snapshot(),
      passphrase,
      backupId,
      madeAt: at,
      onProgress: steadily((phase, fraction) => announce('backup:progress', { phase, fraction })),
      signal,
    })
    const path = join(folder, backupName(opened.vaultId))
    await opened.backupNote.write(noteBackup(await noteOf(opened), { path, verified: { at, recordings: manifest.recordings, bytes }, openedBy, keysLeftOf }))
    await opened.audit.note({ kind: 'backup-verified', backupId })
    if (keysLeftOf !== null) throw targetFailure('keys-left')
    return { at, recordings: manifest.recordings, bytes, addedBytes, missing: manifest.missing.length, where: whereWritten(path, shell) }
  }

  /** The file that a vault came back from is a backup of it; what had been erased since, it still holds. The vault is back, also where this cannot be remembered. */
  async function noteSource(opened: OpenedVault, { path, madeAt, recordings, openedBy, isWhole, erasedAgain }: Source): Promise<void> {
    try {
      const bytes = (await onDisk(0, () => disk.facts(path)))?.bytes ?? 0
      const note = noteBackup(await noteOf(opened), { path, verified: { at: madeAt, recordings, bytes }, openedBy, keysLeftOf: null })
      const noted = isWhole ? note : { ...note, verified: null }
      await opened.backupNote.write(erasedAgain > 0 ? noteErasure(noted, new Date().toISOString()) : noted)
    } catch (error) {
      if (!(error instanceof AppFailure)) throw error
    }
  }

  async function offer(path: string): Promise<OfferedBackup | null> {
    const facts = await onDisk(0, () => disk.facts(path))
    if (!facts || facts.isFolder) return null
    const id = [...paths].find(([, known]) => known === path)?.[0] ?? randomUUID()
    paths.set(id, path)
    return { id, label: basename(path), bytes: facts.bytes, changedAt: new Date(facts.modifiedAt).toISOString() }
  }

  function pathOf(backupId: string): string {
    const path = paths.get(backupId)
    if (path === undefined) throw new AppFailure({ kind: 'not-available' })
    return path
  }

  return {
    stop,
    handlers: (opened) => ({
      'backup:state': () => state(opened),
      'backup:choose-folder': async () => {
        const folder = await shell.chooseBackupFolder()
        if (folder !== null) await opened.backupNote.write({ ...(await noteOf(opened)), folder } satisfies BackupNote)
        return state(opened)
      },
      'backup:make': ({ passphrase }) => alone((signal) => make(opened, passphrase, signal)),
      'backup:stop': stop,
      'backup:show': async () => {
        const [newest] = (await noteOf(opened)).known
        if (!newest || !shell.showInFolder) throw new AppFailure({ kind: 'not-available' })
        shell.showInFolder(newest.path)
      },
    }),
    async offered() {
      const folder = shell.backupFolder
      const found = folder === null ? [] : await onDisk(0, () => backupsIn(disk, folder))
      const offers = await Promise.all(found.map(({ name }) => offer(join(folder ?? '', name))))
      return { folder: folder === null ? null : whereWritten(join(folder, 'file'), shell).folder, found: offers.flatMap((one) => one ?? []) }
    },
    async choose() {
      const path = await shell.chooseBackupFile()
      return path === null ? null : offer(path)
    },
    check: ({ backupId, secret }) => alone((signal) => checkBackupSecret({ disk, path: pathOf(backupId), secret: opening(secret), signal })),
    restore: ({ backupId, secret, withoutDamaged }) =>
      alone(async (signal) => {
        const path = pathOf(backupId)
        if ((await door.state()).kind !== 'none') throw new AppFailure({ kind: 'not-available' })
        const into = join(dataFolder, RESTORING)
        const report = steadily((phase: 'bringing-back', fraction) => announce('backup:progress', { phase, fraction }))
        const { vmk, manifest, leftOut } = await restoreBackup({ disk, path, secret: opening(secret), into, withoutDamaged, onProgress: (fraction) => report('bringing-back', fraction), signal })
        const { opened, erasedAgain } = await door.adopt(into, vmk, secret.kind === 'passphrase' ? null : secret.newPassphrase)
        try {
          await opened.audit.note({ kind: 'restored', backupId: manifest.backupId })
          if (secret.kind === 'recovery') await opened.audit.note({ kind: 'recovered' })
          if (secret.kind === 'service-key') await opened.audit.note({ kind: 'opened-by-service', slotId: await door.serviceSlot(secret.privateKey) })
          const { madeAt, recordings, steps } = manifest
          await noteSource(opened, { path, madeAt, recordings, openedBy: whatOpens(await door.slots(), secret.kind === 'passphrase'), isWhole: leftOut.length === 0, erasedAgain })
          const gone = new Set(leftOut.map(({ recordingId }) => recordingId))
          const there = (await opened.vault.recordingIds()).filter((recordingId) => !gone.has(recordingId))
          return { opened, result: { madeAt, recordings, steps, now: { recordings: there.length, steps: opened.records.head }, leftOut: leftOut.map(({ recordingId, startedAt }) => ({ recordingId, startedAt })), erasedAgain } }
        } catch (error) {
          // It lies in its place, locked: whoever unlocks it must find it opened by nobody else.
          await opened.vault.close()
          throw error
        }
      }),
  }
}

interface Source {
  readonly path: string
  /** ISO 8601, UTC. */
  readonly madeAt: string
  readonly recordings: number
  readonly openedBy: readonly string[]
  /** Nothing of it had to be left out. */
  readonly isWhole: boolean
  readonly erasedAgain: number
}

function opening(secret: Args<'vault:restore' | 'vault:check-backup'>['secret']): CopySecret {
  if (secret.kind === 'passphrase') return { passphrase: secret.passphrase }
  return secret.kind === 'recovery' ? { recoveryKey: secret.recoveryKey } : { serviceKey: secret.privateKey }
}

/** Passes on what the eye can see: whole percents. */
function steadily<P extends string>(tell: (phase: P, fraction: number) => void): (phase: P, fraction: number) => void {
  let last = ''
  return (phase, fraction) => {
    const now = `${phase} ${Math.floor(fraction * 100)}`
    if (now === last) return
    last = now
    tell(phase, fraction)
  }
}
