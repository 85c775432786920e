import { beforeEach, expect, test, vi } from 'vitest'
import { lockWithSystem } from '../../../electron/shell/lock-with-system'
import * as fake from '../../support/fake-electron'

vi.mock('electron', () => import('../../support/fake-electron'))

beforeEach(() => fake.startAnew())

test.each(['lock-screen', 'suspend', 'user-did-resign-active'])('the vault is locked at once on %s', (happening) => {
  const lock = vi.fn(async () => undefined)
  lockWithSystem(lock)
  fake.powerMonitor.emit(happening)
  expect(lock).toHaveBeenCalledOnce()
})

test('nothing else that the system tells locks it', () => {
  const lock = vi.fn(async () => undefined)
  lockWithSystem(lock)
  for (const happening of ['unlock-screen', 'resume', 'user-did-become-active', 'on-battery', 'on-ac']) fake.powerMonitor.emit(happening)
  expect(lock).not.toHaveBeenCalled()
})

test('a lock that fails does not take the app down', async () => {
  lockWithSystem(() => Promise.reject(new Error('The disk is gone')))
  fake.powerMonitor.emit('suspend')
  await new Promise((resolve) => setImmediate(resolve))
  expect(fake.powerMonitor.listenerCount('suspend')).toBe(1)
})
