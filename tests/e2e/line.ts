import type { Page, WebSocket } from '@playwright/test'
import type { Channel } from '../../shared/bridge/contract'
import { fromWire } from '../../shared/bridge/wire'

const lines = new WeakMap<Page, WebSocket>()

/** Remembers which line a page has open. To be called before the page is loaded. */
export function followLines(page: Page, whenOpened: (line: WebSocket) => void): void {
  page.on('websocket', (line) => {
    lines.set(page, line)
    whenOpened(line)
  })
}

/** Resolves when the page's first call on this channel from now on was answered, over the line that it has or the next. */
export function answered(page: Page, channel: Channel): Promise<void> {
  return new Promise((resolve) => {
    const open = lines.get(page)
    if (open) hear(open, channel, resolve)
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
