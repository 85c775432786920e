import { ipcMain, type BrowserWindow } from 'electron'
import { answer } from '../../shared/bridge/answer'
import { channels, type EventName, type Handlers, type Payload } from '../../shared/bridge/contract'
import { isTrusted } from './origin'

/** Answers every channel in the contract, for our own top-level page only. There is no other channel. */
export function serve(handlers: Handlers): void {
  for (const channel of channels) {
    ipcMain.handle(channel, (event, args: unknown) => {
      if (!isTrusted(event.senderFrame)) throw new Error(`Refused ${channel} from another page`)
      return answer(handlers, channel, args)
    })
  }
}

/** Announcements to a window that is gone are dropped: whoever opens next asks anew. */
export function announceTo<E extends EventName>(window: BrowserWindow, name: E, payload: Payload<E>): void {
  if (!window.isDestroyed()) window.webContents.send(name, payload)
}
