import { beforeEach, expect, test, vi } from 'vitest'
import { calls, channels, type Handlers } from '../../../shared/bridge/contract'
import { AppFailure } from '../../../shared/domain/outcome'
import { serve } from '../../../electron/shell/serve'
import * as fake from '../../support/fake-electron'

vi.mock('electron', () => import('../../support/fake-electron'))

const ourFrame = { url: 'app://second-look/index.html#/families', parent: null }
const reached = vi.fn<(channel: string, args: unknown) => void>()

function handlersThat(act: (channel: string, args: unknown) => Promise<unknown>): Handlers {
  const entries = channels.map((channel) => [channel, (args: unknown) => (reached(channel, args), act(channel, args))])
  return Object.fromEntries(entries) as Handlers
}

const ask = async (channel: string, args: unknown, senderFrame: unknown = ourFrame) => fake.served.get(channel)?.({ senderFrame }, args)

beforeEach(() => {
  fake.startAnew()
  reached.mockClear()
  serve(handlersThat(async () => 'done'))
})

test('every channel of the contract is answered, and no other', () => {
  expect([...fake.served.keys()].sort()).toEqual(Object.keys(calls).sort())
})

test('our own page is answered', async () => {
  expect(await ask('app:start', {})).toEqual({ ok: true, value: 'done' })
})

const STRANGERS = [
  ['a frame inside our page', { url: 'app://second-look/index.html', parent: ourFrame }],
  ['a frame that is gone', null],
  ['a page from the network', { url: 'https://example.org/', parent: null }],
  ['a page of another app origin', { url: 'app://elsewhere/', parent: null }],
  ['an origin that only begins like ours', { url: 'app://second-look.example.org/', parent: null }],
  ['footage taken for a page', { url: 'vault://footage/a/play', parent: null }],
  ['a page without an address', { url: '', parent: null }],
  ['an empty page', { url: 'about:blank', parent: null }],
] as const

test.each(channels.flatMap((channel) => STRANGERS.map(([who, frame]) => [channel, who, frame] as const)))('%s is refused to %s', async (channel, _who, frame) => {
  await expect(ask(channel, {}, frame)).rejects.toThrow('Refused')
  expect(reached).not.toHaveBeenCalled()
})

test('arguments that do not fit the contract reach no handler', async () => {
  expect(await ask('recording:begin', { sessionId: 7 })).toMatchObject({ ok: false, error: { kind: 'invalid-request' } })
  expect(reached).not.toHaveBeenCalled()
})

test('an expected failure keeps its details', async () => {
  fake.startAnew()
  serve(handlersThat(async () => Promise.reject(new AppFailure({ kind: 'disk-full', neededBytes: 5 }))))
  expect(await ask('app:storage', {})).toEqual({ ok: false, error: { kind: 'disk-full', neededBytes: 5 } })
})
