import { create } from 'zustand'
import type { Payload } from '../../../../shared/bridge/contract'
import type { BackupDone, BackupState } from '../../../../shared/bridge/results'
import { api, ask } from '../../../bridge'
import { begunWork } from '../../../state/under-way'
import type { Secret } from '../../../ui/secret'

export type Progress = Payload<'backup:progress'>

interface Backups {
  readonly state: BackupState | 'unknown' | null
  /** While one is being made; it goes on when the screen is left. */
  readonly progress: Progress | null
  readonly done: BackupDone | null
}

export const useBackups = create<Backups>()(() => ({ state: null, progress: null, done: null }))

export async function lookAtBackups(): Promise<void> {
  useBackups.setState({ state: await ask('backup:state', {}).catch((): 'unknown' => 'unknown') })
}

export async function chooseBackupFolder(): Promise<void> {
  useBackups.setState({ state: await ask('backup:choose-folder', {}), done: null })
}

/** The passphrase is the caller's to wipe. Throws what went wrong. */
export async function backUp(passphrase: Secret, onStarted: () => void): Promise<void> {
  const ended = begunWork()
  useBackups.setState({ done: null })
  const stopListening = api.on('backup:progress', progress => {
    if (useBackups.getState().progress === null) onStarted()
    useBackups.setState({ progress })
  })
  try {
    useBackups.setState({ done: await ask('backup:make', { passphrase }) })
  } finally {
    ended()
    stopListening()
    useBackups.setState({ progress: null })
    await lookAtBackups()
  }
}
