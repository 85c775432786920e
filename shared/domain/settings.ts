import { z } from 'zod'

/** What the person at this computer prefers. One record, under the id `settings`. */
export interface Settings {
  readonly id: 'settings'
  readonly practitioner: string
  readonly cameraId: string
  readonly microphoneId: string
  /** After so many minutes without a sign of anybody the vault is locked. Absent: the usual. */
  readonly lockAfterMinutes?: number | undefined
  /** The recovery sheet that was typed back, by the id of its slot. Absent: none was. */
  readonly checkedRecovery?: string | undefined
  /** The day on which one was not to be reminded of the missing recovery sheet again, `YYYY-MM-DD`. */
  readonly sheetPutOffOn?: string | undefined
}

export const settingsSchema = z.object({
  id: z.literal('settings'),
  practitioner: z.string().max(200),
  cameraId: z.string().max(500),
  microphoneId: z.string().max(500),
  lockAfterMinutes: z.int().min(1).max(15).optional(),
  checkedRecovery: z.string().max(64).optional(),
  sheetPutOffOn: z.iso.date().optional(),
}) satisfies z.ZodType<Settings>

export const firstSettings: Settings = { id: 'settings', practitioner: '', cameraId: '', microphoneId: '' }
