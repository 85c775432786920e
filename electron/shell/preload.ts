import { contextBridge, ipcRenderer } from 'electron'
import type { Api } from '../../shared/bridge/contract'
import { FOOTAGE_BASE } from './origin'

/**
 * All that the page sees of the world outside it. Names are not checked here: main answers the channels of the contract
 * and no other, and listening for something that main never announces hears nothing.
 * Neither `ipcRenderer` nor its event object ever reaches the page.
 */
const api: Api = {
  footageBase: FOOTAGE_BASE,
  call: (channel, args) => ipcRenderer.invoke(channel, args),
  on(name, listener) {
    const forward = (_event: unknown, payload: Parameters<typeof listener>[0]) => listener(payload)
    ipcRenderer.on(name, forward)
    return () => {
      ipcRenderer.removeListener(name, forward)
    }
  },
}

contextBridge.exposeInMainWorld('api', api)
