import { firstSettings, type Settings } from '../../../../shared/domain/settings'
import { oneOf } from '../../../db/queries/records'
import { history } from '../../../state/app-history'
import { insertion } from '../../../state/step'
import type { DeviceChoice } from './open-camera'

export async function rememberedDevices(): Promise<DeviceChoice> {
  return (await oneOf('settings', 'settings')) ?? firstSettings
}

/** Kept for the next time; a choice of device is nothing that Undo should take back. */
export async function rememberDevices(choice: Partial<DeviceChoice>): Promise<void> {
  const changed = (settings: Settings): Settings => ({ ...settings, ...choice })
  if (await oneOf('settings', 'settings')) await history.amend('settings', 'settings', changed)
  else await history.commit({ label: '', isUndoable: false, changes: [insertion('settings', changed(firstSettings))] })
}
