import type { Page, WebSocket } from '@playwright/test'
import type { Channel } from '../../shared/bridge/contract'
import { fromWire } from '../../shared/bridge/wire'

/** Resolves when the page's first call on this channel from now on was answered over its line to the preview shell. */
export function answered(page: Page, channel: Channel): Promise<void> {
  return new Promise((resolve) => {
    page.on('websocket', (line) => hear(line, channel, resolve))
  })
}

interface Said {
  readonly call?: number
  readonly channel?: string
  readonly kind?: string
}

function hear(line: WebSocket, channel: Channel, whenAnswered: () => void): void {
  const asked = new Set<number>()
  line.on('framesent', ({ payload }) => {
    const said = saidIn(payload)
    if (said.channel === channel && said.call !== undefined) asked.add(said.call)
  })
  line.on('framereceived', ({ payload }) => {
    const said = saidIn(payload)
    if (said.kind === 'answer' && said.call !== undefined && asked.has(said.call)) whenAnswered()
  })
}

function saidIn(payload: string | Buffer): Said {
  return fromWire(Buffer.from(payload)) as Said
}
