import { beforeAll, expect, test, vi } from 'vitest'
import type { Api } from '../../../shared/bridge/contract'
import * as fake from '../../support/fake-electron'

vi.mock('electron', () => import('../../support/fake-electron'))

let api: Api

// The preload does its work when it is loaded, once.
beforeAll(async () => {
  await import('../../../electron/shell/preload')
  api = fake.exposed.get('api') as Api
})

test('the page is given one object with three things, and nothing of Electron', () => {
  expect([...fake.exposed.keys()]).toEqual(['api'])
  expect(Object.keys(api).sort()).toEqual(['call', 'footageBase', 'on'])
  expect(api.footageBase).toBe('vault://footage')
})

test('a call goes to main and brings back its answer', async () => {
  fake.ipcRenderer.invoke.mockResolvedValueOnce({ ok: true, value: 1 })
  expect(await api.call('app:storage', {})).toEqual({ ok: true, value: 1 })
  expect(fake.ipcRenderer.invoke).toHaveBeenCalledWith('app:storage', {})
})

test('a listener hears the payload, never the event behind it, until it stops listening', () => {
  const listener = vi.fn<(payload: { id: string }) => void>()
  const stop = api.on('command:run', listener)
  fake.ipcRenderer.emit('command:run', { sender: 'secret' }, { id: 'app.undo' })
  expect(listener.mock.calls).toEqual([[{ id: 'app.undo' }]])
  expect(stop()).toBeUndefined()
  fake.ipcRenderer.emit('command:run', {}, { id: 'app.redo' })
  expect(listener).toHaveBeenCalledOnce()
})
