import { firstSettings } from '../../../../shared/domain/settings'
import { oneOf } from '../../../db/queries/records'
import { rememberSettings } from '../../../state/change-settings'
import type { DeviceChoice } from './open-camera'

export async function rememberedDevices(): Promise<DeviceChoice> {
  return (await oneOf('settings', 'settings')) ?? firstSettings
}

/** Kept for the next time. */
export function rememberDevices(choice: Partial<DeviceChoice>): Promise<void> {
  return rememberSettings(settings => ({ ...settings, ...choice }))
}
