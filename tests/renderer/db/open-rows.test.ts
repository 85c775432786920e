import { expect, test, vi } from 'vitest'
import { openedCache } from '../../../renderer/db/opened-cache'
import { rowOpener } from '../../../renderer/db/open-rows'
import { fingerprintOf, groupOf, referencesOf } from '../../../renderer/db/row'

const row = (id: string, sealing = 0, bytes = 100) => ({ id, body: new Uint8Array(bytes).fill(sealing, 0, 12) })
const opener = (mostBytes?: number) => {
  const open = vi.fn(async ({ documents }: { readonly documents: readonly { readonly id: string; readonly body: Uint8Array }[] }) => documents.map(({ id, body }) => ({ id, sealing: body[0] })))
  return { open, rows: rowOpener({ sealer: { 'records:open': open }, onErased: () => undefined, onDamaged: () => undefined, ...(mostBytes === undefined ? {} : { mostBytes }) }) }
}

test('reads of the same rows at the same time share one question', async () => {
  const { open, rows } = opener()
  const both = await Promise.all([rows.open('remarks', [row('a'), row('b')]), rows.open('remarks', [row('b'), row('c')])])
  expect(both.map(each => each.map(({ id }) => id))).toEqual([['a', 'b'], ['b', 'c']])
  expect(open.mock.calls.map(([{ documents }]) => documents.map(({ id }) => id))).toEqual([['a', 'b', 'c']])
})

test('more than fits into one question is asked for in several, the first of them short, and answered in order', async () => {
  const { open, rows } = opener()
  const many = Array.from({ length: 10 }, (_, index) => row(`row ${index}`, index, 10_000))
  expect((await rows.open('notes', many)).map(({ id }) => id)).toEqual(many.map(({ id }) => id))
  expect(open.mock.calls.map(([{ documents }]) => documents.length)).toEqual([1, 4, 4, 1])
})

test('a row whose opening is under way is not asked for again', async () => {
  const { open, rows } = opener()
  let answer: (() => void) | undefined
  open.mockImplementationOnce(({ documents }) => new Promise(resolve => (answer = () => resolve(documents.map(({ id }) => ({ id, sealing: 0 }))))))
  const first = rows.open('remarks', [row('a')])
  await vi.waitFor(() => expect(answer).toBeDefined())
  const second = rows.open('remarks', [row('a'), row('b')])
  await vi.waitFor(() => expect(open).toHaveBeenCalledTimes(2))
  answer?.()
  expect([await first, await second]).toMatchObject([[{ id: 'a' }], [{ id: 'a' }, { id: 'b' }]])
  expect(open.mock.calls[1]?.[0].documents.map(({ id }) => id)).toEqual(['b'])
})

test('what is on its way when the vault is locked is not kept', async () => {
  const { open, rows } = opener()
  let answer: (() => void) | undefined
  open.mockImplementationOnce(({ documents }) => new Promise(resolve => (answer = () => resolve(documents.map(({ id }) => ({ id, sealing: 0 }))))))
  const reading = rows.open('remarks', [row('a')])
  await vi.waitFor(() => expect(answer).toBeDefined())
  rows.forget()
  answer?.()
  await reading
  await rows.open('remarks', [row('a')])
  expect(open).toHaveBeenCalledTimes(2)
})

test('a question that failed can be asked again', async () => {
  const { open, rows } = opener()
  open.mockRejectedValueOnce(new Error('Not now'))
  await expect(rows.open('remarks', [row('a')])).rejects.toThrow('Not now')
  expect(await rows.open('remarks', [row('a')])).toMatchObject([{ id: 'a' }])
})

test('memory is bounded: what was not asked for longest goes first', () => {
  const cache = openedCache(300)
  const keep = (name: string) => cache.set(name, 'one', { record: { name }, bytes: 100 })
  for (const name of ['a', 'b', 'c']) keep(name)
  cache.get('a', 'one')
  keep('d')
  keep('d')
  expect(['a', 'b', 'c', 'd'].filter(name => cache.get(name, 'one') !== undefined)).toEqual(['a', 'c', 'd'])
  expect(cache.get('a', 'sealed again')).toBeUndefined()
})

test('more than fits into memory is still read whole', async () => {
  const { rows } = opener(250)
  const all = Array.from({ length: 10 }, (_, index) => row(`r${index}`))
  expect((await rows.open('remarks', all)).map(({ id }) => id)).toEqual(all.map(({ id }) => id))
})

test('each sealing of a record has a fingerprint of its own', () => {
  expect(new Set([row('a', 1), row('a', 2), row('a', 1, 101)].map(({ body }) => fingerprintOf(body))).size).toBe(3)
})

test('a record is sealed with the key of its session, else of its family, else of the app', () => {
  expect(groupOf('moments', { id: 'm', familyId: 'family', sessionId: 'session' })).toBe('session')
  expect(groupOf('sessions', { id: 'session', familyId: 'family' })).toBe('family')
  expect(groupOf('families', { id: 'family' })).toBe('family')
  expect(groupOf('settings', { id: 'settings' })).toBe('app')
})

test('the ids that a record is found by are those that it has', () => {
  expect(referencesOf({ id: 'm', sessionId: 's', recordingId: 'r', title: 'Looks up' })).toEqual({ sessionId: 's', recordingId: 'r' })
})
