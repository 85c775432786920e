import { expect, test } from 'vitest'
import { answerSpoken } from '../../../electron/preview/spoken-call'
import type { Handlers } from '../../../shared/bridge/contract'
import { LONGEST_SPOKEN_BYTES, spokenCalls, type SpokenAnswer } from '../../../shared/bridge/spoken-calls'
import { fromWire, toWire } from '../../../shared/bridge/wire'
import { AppFailure } from '../../../shared/domain/outcome'

const shell = (handlers: Partial<Handlers>, bugs: unknown[] = []) => ({
  hear: (bytes: Uint8Array, isHolder = true) => answerSpoken(bytes, handlers as Handlers, isHolder, (bug) => bugs.push(bug)),
})

/** A page and the shell at the two ends of a line; what the shell says is heard when `deliver` is called. */
function aLine(handlers: Partial<Handlers>, bugs: unknown[] = []) {
  const page = spokenCalls()
  const onItsWay: Promise<SpokenAnswer | null>[] = []
  const line = { send: (bytes: Uint8Array) => void onItsWay.push(shell(handlers, bugs).hear(bytes)) }
  const deliver = async (answers: readonly Promise<SpokenAnswer | null>[] = onItsWay) => {
    for (const answer of await Promise.all(answers)) if (answer) page.heard(fromWire(toWire(answer)) as SpokenAnswer)
  }
  return { page, line, onItsWay, deliver }
}

test('each call gets its own answer, in whatever order they come', async () => {
  const { page, line, onItsWay, deliver } = aLine({ 'app:ready-to-close': async () => undefined, 'app:storage': async () => ({ usedBytes: 1, freeBytes: 2 }) })
  const state = page.ask(line, 'app:storage', {})
  const ended = page.ask(line, 'app:ready-to-close', {})
  await deliver(onItsWay.toReversed())
  expect(await state).toEqual({ ok: true, value: { usedBytes: 1, freeBytes: 2 } })
  expect(await ended).toMatchObject({ ok: true })
})

test('an expected failure is an answer like any other', async () => {
  const { page, line, deliver } = aLine({ 'vault:state': async () => Promise.reject(new AppFailure({ kind: 'locked' })) })
  const asked = page.ask(line, 'vault:state', {})
  await deliver()
  expect(await asked).toEqual({ ok: false, error: { kind: 'locked' } })
})

test('a bug is kept here, and the page is not left waiting', async () => {
  const bugs: unknown[] = []
  const { page, line, deliver } = aLine({ 'vault:state': async () => Promise.reject(new Error('a name that must not cross')) }, bugs)
  const asked = page.ask(line, 'vault:state', {})
  await deliver()
  await expect(asked).rejects.toThrow('vault:state was left without an answer')
  expect(bugs).toEqual([new Error('a name that must not cross')])
})

test('a line that is cut ends every call that was on its way', async () => {
  const { page, line } = aLine({ 'vault:state': () => new Promise(() => undefined) })
  const asked = page.ask(line, 'vault:state', {})
  page.cut()
  await expect(asked).rejects.toThrow('The line was cut before vault:state was answered')
})

test('what is too long for the line is not said over it', () => {
  const { page, line, onItsWay } = aLine({})
  expect(page.ask(line, 'recording:append', { recordingId: 'r-1', index: 0, bytes: new Uint8Array(LONGEST_SPOKEN_BYTES) })).toBeNull()
  expect(onItsWay).toEqual([])
})

test('a page that does not hold the app is told so, and nothing is done for it', async () => {
  const asked = toWire({ call: 1, channel: 'vault:state', args: {} })
  expect(await shell({}).hear(asked, false)).toEqual({ kind: 'answer', call: 1, outcome: { ok: false, error: { kind: 'already-open' } } })
})

test.each([
  ['no value at all', Uint8Array.of(0xc1)],
  ['nothing', toWire(null)],
  ['a channel that is not there', toWire({ call: 1, channel: 'vault:nothing', args: {} })],
  ['a name that every object has', toWire({ call: 1, channel: 'constructor', args: {} })],
  ['no number to answer to', toWire({ channel: 'vault:state', args: {} })],
])('%s is no question', async (_, bytes) => {
  expect(await shell({}).hear(bytes)).toBeNull()
})
