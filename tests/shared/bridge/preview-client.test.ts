import { beforeEach, describe, expect, test } from 'vitest'
import { connectPreview, type PreviewApi, type PreviewMessage, type PreviewSocket } from '../../../shared/bridge/preview-client'
import { toWire } from '../../../shared/bridge/wire'

interface FakeSocket extends PreviewSocket {
  hear(message: PreviewMessage): void
  end(): void
}

let sockets: FakeSocket[]
let waits: { readonly ms: number; readonly over: () => void }[]
let isLost: boolean
let api: PreviewApi

function fakeSocket(): FakeSocket {
  const heard: { message?: (event: { readonly data: unknown }) => void; close?: () => void } = {}
  return {
    binaryType: '',
    send: () => undefined,
    addEventListener: (type: 'message' | 'close', listener: never) => void (heard[type] = listener),
    hear: message => heard.message?.({ data: toWire(message) }),
    end: () => heard.close?.(),
  }
}

beforeEach(() => {
  sockets = []
  waits = []
  isLost = false
  api = connectPreview({
    origin: 'http://127.0.0.1:1',
    clientId: 'a-page-of-its-own',
    fetch: () => Promise.reject(new Error('nobody is asked')),
    openSocket: () => {
      const socket = fakeSocket()
      sockets.push(socket)
      return socket
    },
    wait: ms => new Promise(over => waits.push({ ms, over })),
  })
  void api.whenLost.then(() => (isLost = true))
})

const turn = () => new Promise(resolve => setTimeout(resolve, 0))
const newest = () => sockets.at(-1)
/** The line ends, and so does the pause that follows. Gives how long it was, or null where nothing is tried any more. */
async function cut(): Promise<number | null> {
  const before = waits.length
  newest()?.end()
  await turn()
  const pause = waits[before]
  pause?.over()
  await turn()
  return pause?.ms ?? null
}

describe('the line between the page and the program', () => {
  test('is opened again where it was cut for a moment', async () => {
    newest()?.hear({ kind: 'opened', role: 'holder' })
    for (let hiccup = 0; hiccup < 10; hiccup += 1) {
      expect(await cut()).toBe(300)
      newest()?.hear({ kind: 'opened', role: 'holder' })
    }
    expect(isLost).toBe(false)
  })

  test('is lost where the program is gone: three tries, the later ones two seconds apart, and never one after that', async () => {
    newest()?.hear({ kind: 'opened', role: 'holder' })
    expect([await cut(), await cut(), await cut(), await cut()]).toEqual([300, 2_000, 2_000, null])
    expect(isLost).toBe(true)
    expect(sockets).toHaveLength(4)
  })

  test('is lost where the program was started again and another page has it', async () => {
    newest()?.hear({ kind: 'opened', role: 'holder' })
    await cut()
    newest()?.hear({ kind: 'opened', role: 'already-open' })
    await turn()
    expect(isLost).toBe(true)
  })

  test('is not lost to a page that was turned away at first: it says so itself', async () => {
    newest()?.hear({ kind: 'opened', role: 'already-open' })
    expect(await cut()).toBeNull()
    expect(isLost).toBe(false)
  })
})
