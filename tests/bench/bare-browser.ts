import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chromium } from '@playwright/test'
import { WebSocket } from 'ws'
import { findBrowser } from '../../electron/preview/find-browser'

export interface BareBrowser {
  readonly pid: number
  /** Asks DevTools something about the one page. */
  ask<R = unknown>(method: string, params?: object): Promise<R>
  /** Runs an expression in the page and gives what it comes to. */
  evaluate<R>(expression: string): Promise<R>
  close(): Promise<void>
}

/**
 * A browser with one page, spoken to only when asked. Playwright follows every request of a page, and the page's process
 * then keeps all that was ever sent: where memory is measured, that would be most of it.
 */
export async function openBareBrowser(profile: string, address: string, options: readonly string[]): Promise<BareBrowser> {
  const program = findBrowser() ?? chromium.executablePath()
  const child = spawn(program, [...options, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = once(child, 'exit')
  const endpoint = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stderr.on('data', (piece: Buffer) => {
      said += piece.toString()
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    })
    child.once('exit', () => reject(new Error(`The browser ended: ${said}`)))
  })
  const socket = new WebSocket(endpoint)
  await once(socket, 'open')
  const send = makeAsking(socket)
  const { targetInfos } = await send<{ targetInfos: readonly { type: string; targetId: string }[] }>('Target.getTargets', {})
  const targetId = targetInfos.find(({ type }) => type === 'page')?.targetId
  const { sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })
  const ask = <R>(method: string, params: object = {}): Promise<R> => send<R>(method, params, sessionId)
  await ask('Page.enable')
  const loaded = new Promise<void>((resolve) => socket.on('message', (data: Buffer) => data.includes('"Page.loadEventFired"') && resolve()))
  await ask('Page.navigate', { url: address })
  await loaded
  return {
    pid: child.pid ?? 0,
    ask,
    async evaluate<R>(expression: string) {
      const { result, exceptionDetails } = await ask<{ result: { value?: R }; exceptionDetails?: { text: string } }>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true, userGesture: true })
      if (exceptionDetails) throw new Error(exceptionDetails.text)
      return result.value as R
    },
    async close() {
      send('Browser.close', {}).catch(() => undefined)
      await ended
      socket.terminate()
    },
  }
}

type Reply = { readonly id?: number; readonly result?: unknown; readonly error?: { readonly message: string } }

function makeAsking(socket: WebSocket) {
  let last = 0
  const waiting = new Map<number, (reply: Reply) => void>()
  socket.on('message', (data: Buffer) => {
    const reply = JSON.parse(data.toString()) as Reply
    if (reply.id !== undefined) waiting.get(reply.id)?.(reply)
  })
  return <R>(method: string, params: object, sessionId?: string): Promise<R> =>
    new Promise((resolve, reject) => {
      const id = (last += 1)
      waiting.set(id, ({ result, error }) => {
        waiting.delete(id)
        if (error) reject(new Error(`${method}: ${error.message}`))
        else resolve(result as R)
      })
      socket.send(JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }))
    })
}
