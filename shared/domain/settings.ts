import { z } from 'zod'

/** What the person at this computer prefers. One record, under the id `settings`. */
export interface Settings {
  readonly id: 'settings'
  readonly practitioner: string
  readonly cameraId: string
  readonly microphoneId: string
}

export const settingsSchema = z.object({
  id: z.literal('settings'),
  practitioner: z.string().max(200),
  cameraId: z.string().max(500),
  microphoneId: z.string().max(500),
}) satisfies z.ZodType<Settings>

export const firstSettings: Settings = { id: 'settings', practitioner: '', cameraId: '', microphoneId: '' }
