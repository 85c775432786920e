import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { insertion } from '../../../renderer/state/step'
import { aFidelityEvent, aRemark } from '../../support/makers'
import { ownHistory } from '../../support/own-history'

let { db, store, history } = ownHistory()
beforeEach(() => void ({ db, store, history } = ownHistory()))

const stored = () => store.one('remarks', 'remark')

test('what came about by itself is not undone, and survives the undo of an older edit', async () => {
  await history.commit({ label: 'Add', changes: [insertion('remarks', aRemark({ words: 'first', at: 0 }))] })
  await history.edit('remarks', 'remark', { label: 'Change the words' }, remark => ({ ...remark, words: 'second' }))
  await history.amend('remarks', 'remark', remark => ({ ...remark, at: 9_000 }))

  expect(await history.undo()).toBe('Change the words')
  expect(await stored()).toMatchObject({ words: 'first', at: 9_000 })
  await history.redo()
  expect(await stored()).toMatchObject({ words: 'second', at: 9_000 })
})

test('what goes with it is written in the same breath', async () => {
  await history.commit({ label: 'Add', changes: [insertion('remarks', aRemark())] })
  await history.amend('remarks', 'remark', remark => ({ ...remark, at: 1 }), { also: [insertion('fidelityEvents', aFidelityEvent())] })
  expect(await db.rows('fidelityEvents').count()).toBe(1)
})

test('a record that is gone is left gone', async () => {
  await history.amend('remarks', 'remark', remark => remark)
  expect(await stored()).toBeNull()
})

test('an empty record that a first edit then fills is not an edit of its own', async () => {
  await history.commit({ label: 'Begin', isUndoable: false, changes: [insertion('remarks', aRemark({ words: '' }))] })
  await history.edit('remarks', 'remark', { label: 'Write' }, remark => ({ ...remark, words: 'Look' }))
  expect(await history.undo()).toBe('Write')
  expect(history.nextUndo).toBeNull()
  expect(await stored()).toMatchObject({ words: '' })
})

test('a record that is not there yet is made with its first edit, and undone to what it began as', async () => {
  const first = () => aRemark({ words: '' })
  await history.edit('remarks', 'remark', { label: 'Write', first }, remark => ({ ...remark, words: 'Look' }))
  expect(await stored()).toMatchObject({ words: 'Look' })
  expect(await history.undo()).toBe('Write')
  expect(await stored()).toMatchObject({ words: '' })
})

test('two quick first edits of one record keep both changes', async () => {
  const first = () => aRemark({ words: '', at: 0 })
  await Promise.all([
    history.edit('remarks', 'remark', { label: 'Write', first }, remark => ({ ...remark, words: 'Look' })),
    history.amend('remarks', 'remark', remark => ({ ...remark, at: 7 }), { first }),
  ])
  expect(await stored()).toMatchObject({ words: 'Look', at: 7 })
})

test('a first edit that cannot be written is no edit, and says so', async () => {
  const tooLong = 'x'.repeat(5_000)
  await expect(history.edit('remarks', 'remark', { label: 'Write', first: () => aRemark({ words: tooLong }) }, remark => ({ ...remark, at: 1 }))).rejects.toThrow()
  expect(history.saveState).toBe('failed')
  expect(await stored()).toBeNull()
})

test('closing waits for what is asked for while it waits', async () => {
  const first = history.commit({ label: 'Add', changes: [insertion('remarks', aRemark())] })
  const settled = history.settled()
  void first.then(() => history.edit('remarks', 'remark', { label: 'Last word' }, remark => ({ ...remark, words: 'last' })))
  const late = history.edit('remarks', 'remark', { label: 'Late' }, remark => ({ ...remark, at: 7 }))
  await Promise.all([settled, late])
  await history.settled()
  expect(await stored()).toMatchObject({ at: 7, words: 'last' })
})
