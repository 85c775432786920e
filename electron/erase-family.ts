import type { Args, Result } from '../shared/bridge/contract'
import { AppFailure } from '../shared/domain/outcome'
import { noteErasure, readBackupNote } from './backup-note'
import type { Films } from './films'
import type { Imports } from './imports'
import { factsIfThere } from './known-media'
import type { OpenedVault } from './vault/sealed-vault'

export interface ErasingDependencies {
  readonly opened: OpenedVault
  readonly imports: Pick<Imports, 'cancel' | 'endFor'>
  readonly films: Pick<Films, 'stopAll'>
}

/**
 * Makes everything about a family unreadable: what was written, footage, films, and what was drawn with its words. That it is
 * about to happen is written down first. Errors: `recording-busy` while one of its sessions is being filmed.
 */
export async function eraseFamily({ familyId, sessionIds, recordingIds, counts: forReceipt }: Args<'family:erase'>, { opened, imports, films }: ErasingDependencies): Promise<Result<'family:erase'>> {
  const { vault, audit } = opened
  const sessions = new Set(sessionIds)
  const all = new Set(recordingIds)
  // Footage that no record names yet, or any more, is found by its session.
  for (const recordingId of await vault.recordingIds()) {
    const sessionId = (await factsIfThere(vault, recordingId))?.sessionId
    if (sessionId && sessions.has(sessionId)) all.add(recordingId)
  }
  const live = (await vault.openRecordings()).find(({ recordingId, isLive, facts }) => isLive && facts.origin === 'camera' && all.has(recordingId))
  if (live) throw new AppFailure({ kind: 'recording-busy', recordingId: live.recordingId })

  const counts = { familyId, sessions: sessions.size, recordings: all.size, counts: forReceipt }
  await audit.write({ kind: 'erasing-family', ...counts })
  // A film that is being made of it would come into the vault afterwards.
  films.stopAll()
  for (const recordingId of all) await imports.cancel(recordingId)
  // So would a file that is still being copied, and of which nothing knows yet.
  const ended = await imports.endFor(sessions)
  try {
    await opened.erase({ groups: new Set([familyId, ...sessions]), recordingIds: new Set([...all, ...ended.recordingIds]) })
  } catch (error) {
    ended.allow()
    throw error
  }
  await audit.note({ kind: 'family-erased', ...counts })
  await noteForBackups(opened)
  return { recordings: all.size }
}

/** It is erased, also where there is no room to remember that older backups hold it still. */
async function noteForBackups({ backupNote }: OpenedVault): Promise<void> {
  try {
    await backupNote.write(noteErasure(readBackupNote(await backupNote.read()), new Date().toISOString()))
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error
  }
}
