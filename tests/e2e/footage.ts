import type { Page } from '@playwright/test'
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny'

export interface Footage {
  readonly bytes: Buffer
  /** Pictures in the file, counted one by one. */
  readonly frames: number
  /** s */
  readonly duration: number
  readonly hasSound: boolean
}

/** What the app plays for a recording, fetched through its own door and counted. */
export async function footageOf(page: Page, recordingId: string): Promise<Footage> {
  const { origin } = new URL(page.url())
  const response = await page.request.get(`${origin}/footage/${recordingId}/play`)
  if (!response.ok()) throw new Error(`The footage is not served: ${response.status()}`)
  const bytes = await response.body()
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) })
  try {
    const picture = await input.getPrimaryVideoTrack()
    const { packetCount } = (await picture?.computePacketStats()) ?? { packetCount: 0 }
    return { bytes, frames: packetCount, duration: await input.computeDuration(), hasSound: (await input.getPrimaryAudioTrack()) !== null }
  } finally {
    input.dispose()
  }
}
