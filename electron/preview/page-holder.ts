import type { WebSocket } from 'ws'
import type { PreviewMessage } from '../../shared/bridge/preview-client'
import { toWire } from '../../shared/bridge/wire'

/** Which page holds the app. One at a time: two pages writing to one database would undo each other's work. */
export interface PageHolder {
  /** A page's socket has opened: it becomes the holder, or is told that the app is open elsewhere. */
  greet(socket: WebSocket, clientId: string): Promise<void>
  isHolder(clientId: string): boolean
  announce(message: Extract<PreviewMessage, { kind: 'event' }>): void
  close(): void
}

const ALIVE_WITHIN_MS = 500
// A reload closes one socket and opens the next; a hiccup closes and reopens the same page's.
const GONE_AFTER_MS = 1_500

/** `whenThere`: after `whenGone` as well, where another page took over. */
export function pageHolder(whenGone: () => void, whenThere: () => void): PageHolder {
  let holder: { readonly socket: WebSocket; readonly clientId: string } | null = null
  let goodbye: NodeJS.Timeout | undefined

  function hold(socket: WebSocket, clientId: string): void {
    clearTimeout(goodbye)
    const isAnotherPage = holder !== null && holder.clientId !== clientId
    if (isAnotherPage) whenGone()
    holder?.socket.terminate()
    const mine = { socket, clientId }
    holder = mine
    whenThere()
    socket.once('close', () => {
      if (holder !== mine) return
      clearTimeout(goodbye)
      goodbye = setTimeout(() => {
        if (holder !== mine) return
        holder = null
        whenGone()
      }, GONE_AFTER_MS)
    })
  }

  return {
    async greet(socket, clientId) {
      while (holder && holder.clientId !== clientId && holder.socket.readyState === holder.socket.OPEN) {
        const asked = holder
        if (!(await answers(asked.socket))) {
          asked.socket.terminate()
          break
        }
        if (holder !== asked) continue
        send(socket, { kind: 'opened', role: 'already-open' })
        socket.close()
        return
      }
      if (socket.readyState !== socket.OPEN) return
      hold(socket, clientId)
      send(socket, { kind: 'opened', role: 'holder' })
    },
    isHolder: (clientId) => holder?.clientId === clientId,
    announce(message) {
      if (holder) send(holder.socket, message)
    },
    close() {
      clearTimeout(goodbye)
      holder?.socket.terminate()
      holder = null
    },
  }
}

function send(socket: WebSocket, message: PreviewMessage): void {
  if (socket.readyState === socket.OPEN) socket.send(toWire(message))
}

/** False at once when the socket closes, as it does on a reload. */
function answers(socket: WebSocket): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (isAlive: boolean) => () => {
      clearTimeout(timer)
      socket.off('pong', alive)
      socket.off('close', dead)
      resolve(isAlive)
    }
    const alive = settle(true)
    const dead = settle(false)
    const timer = setTimeout(dead, ALIVE_WITHIN_MS)
    socket.once('pong', alive)
    socket.once('close', dead)
    socket.ping()
  })
}
