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
  const bytes = Buffer.from(await page.evaluate(fetchAsText, `${footageBaseOf(page)}/${recordingId}/play`), 'base64')
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) })
  try {
    const picture = await input.getPrimaryVideoTrack()
    const { packetCount } = (await picture?.computePacketStats()) ?? { packetCount: 0 }
    return { bytes, frames: packetCount, duration: await input.computeDuration(), hasSound: (await input.getPrimaryAudioTrack()) !== null }
  } finally {
    input.dispose()
  }
}

/** In Electron footage has a protocol of its own, which only the page can ask. */
function footageBaseOf(page: Page): string {
  const { protocol, origin } = new URL(page.url())
  return protocol === 'app:' ? 'vault://footage' : `${origin}/footage`
}

/** Runs in the page: gives what lies at the address in base64, the only way for bytes out of it. */
async function fetchAsText(address: string): Promise<string> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`The footage is not served: ${response.status}`)
  const blob = await response.blob()
  const written = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => (typeof reader.result === 'string' ? resolve(reader.result) : reject(new Error('Nothing was written'))))
    reader.addEventListener('error', () => reject(new Error('The footage cannot be read')))
    reader.readAsDataURL(blob)
  })
  return written.slice(written.indexOf(',') + 1)
}
