import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import type { Remark } from '../../../shared/domain/remark'
import { insertion, type Step } from '../../../renderer/state/step'
import { aFidelityEvent, aRemark } from '../../support/makers'
import { ownHistory } from '../../support/own-history'

let clock = 0
let { db, sealer, store, history } = ownHistory(() => clock)

beforeEach(() => {
  clock = 0
  ;({ db, sealer, store, history } = ownHistory(() => clock))
})

const adding = (remark: Remark): Step => ({ label: `Add ${remark.id}`, changes: [insertion('remarks', remark)] })
const storedWords = async (id: string) => (await store.one('remarks', id))?.words ?? null

test('an added remark disappears on undo and comes back on redo', async () => {
  await history.commit(adding(aRemark({ id: 'a', words: 'She looked at me' })))
  expect(await history.undo()).toBe('Add a')
  expect(await storedWords('a')).toBeNull()

  await history.redo()
  expect(await storedWords('a')).toBe('She looked at me')
})

test('two quick undos take back two different edits', async () => {
  await history.commit(adding(aRemark({ id: 'a' })))
  await history.commit(adding(aRemark({ id: 'b' })))
  expect(await Promise.all([history.undo(), history.undo()])).toEqual(['Add b', 'Add a'])
  expect(await db.rows('remarks').count()).toBe(0)
})

test('an edit that cannot be saved is not left on the undo stack', async () => {
  const tooLate = aRemark({ at: -1 })
  await expect(history.commit(adding(tooLate))).rejects.toThrow()
  expect(history.saveState).toBe('failed')
  expect(await history.undo()).toBeNull()
})

test('a step is written whole or not at all', async () => {
  const step: Step = { label: 'Two', changes: [insertion('remarks', aRemark({ id: 'a' })), insertion('remarks', aRemark({ id: 'b', at: 0.5 }))] }
  await expect(history.commit(step)).rejects.toThrow()
  expect(await db.rows('remarks').count()).toBe(0)
})

test('two quick edits of different fields of one record never lose each other', async () => {
  await history.commit(adding(aRemark({ id: 'a', who: 'Dana', words: '' })))
  await Promise.all([
    history.edit('remarks', 'a', { label: 'Who' }, remark => ({ ...remark, who: 'Wren' })),
    history.edit('remarks', 'a', { label: 'Words' }, remark => ({ ...remark, words: 'Ball!' })),
  ])
  expect(await store.one('remarks', 'a')).toMatchObject({ who: 'Wren', words: 'Ball!' })
})

test('typing in one field is one step of undo', async () => {
  await history.commit(adding(aRemark({ id: 'a', words: '' })))
  for (const words of ['S', 'Sh', 'She']) {
    clock += 100
    await history.edit('remarks', 'a', { label: 'Words', mergeKey: 'words of a' }, remark => ({ ...remark, words }))
  }
  await history.undo()
  expect(await storedWords('a')).toBe('')
})

test('typing faster than the disk writes waits for two writes at most, and every letter counts', async () => {
  await history.commit(adding(aRemark({ id: 'a', words: '' })))
  const typed = 'He waited, and she gave it back.'
  const letters = typed.split('').map(letter => history.edit('remarks', 'a', { label: 'Change a remark', mergeKey: 'words a' }, before => ({ ...before, words: before.words + letter })))
  await Promise.all(letters)
  expect(await storedWords('a')).toBe(typed)
  expect(sealer.steps.length).toBeLessThanOrEqual(1 + 2)
  expect(history.saveState).toBe('saved')
  await history.undo()
  expect(await storedWords('a')).toBe('')
})

test('typing never overtakes what was done between', async () => {
  await history.commit(adding(aRemark({ id: 'a', words: '' })))
  const append = (letter: string) => history.edit('remarks', 'a', { label: 'Change a remark', mergeKey: 'words a' }, before => ({ ...before, words: before.words + letter }))
  await Promise.all([append('1'), append('2'), history.edit('remarks', 'a', { label: 'Shout' }, before => ({ ...before, words: `${before.words}!` })), append('3')])
  expect(await storedWords('a')).toBe('12!3')
})

test('typing after a rest is a step of its own', async () => {
  await history.commit(adding(aRemark({ id: 'a', words: '' })))
  await history.edit('remarks', 'a', { label: 'Words', mergeKey: 'words of a' }, remark => ({ ...remark, words: 'One.' }))
  clock += 5_000
  await history.edit('remarks', 'a', { label: 'Words', mergeKey: 'words of a' }, remark => ({ ...remark, words: 'One. Two.' }))
  await history.undo()
  expect(await storedWords('a')).toBe('One.')
})

test('an edit of a record that is gone leaves it gone', async () => {
  await history.edit('remarks', 'nobody', { label: 'Words' }, remark => ({ ...remark, words: 'x' }))
  expect(await db.rows('remarks').count()).toBe(0)
  expect(history.nextUndo).toBeNull()
})

test('what the fidelity log holds is never undone', async () => {
  await history.commit({ label: 'Watch', changes: [insertion('remarks', aRemark({ id: 'a' })), insertion('fidelityEvents', aFidelityEvent({ id: 'e' }))] })
  await history.undo()
  expect(await storedWords('a')).toBeNull()
  expect(await db.rows('fidelityEvents').count()).toBe(1)
})

test('the screen says "Saved" only when nothing waits to be written', async () => {
  const states: string[] = []
  history.subscribe(() => states.push(history.saveState))
  const committing = history.commit(adding(aRemark({ id: 'a' })))
  expect(history.saveState).toBe('saving')
  await committing
  await history.settled()
  expect(states.at(-1)).toBe('saved')
})

test('settled waits for everything that was asked for before it', async () => {
  void history.commit(adding(aRemark({ id: 'a' })))
  void history.commit(adding(aRemark({ id: 'b' })))
  await history.settled()
  expect(await db.rows('remarks').count()).toBe(2)
})

test('an Undo offered for one thing never takes back another', async () => {
  await history.commit(adding(aRemark({ id: 'a' })))
  const offered = history.lastStep ?? -1
  await history.commit(adding(aRemark({ id: 'b' })))
  expect(await history.undo(offered)).toBeNull()
  expect(await db.rows('remarks').count()).toBe(2)
})

test('what could not be saved is not hidden by something else that was', async () => {
  await expect(history.commit(adding(aRemark({ id: 'a', at: -1 })))).rejects.toThrow()
  await history.commit(adding(aRemark({ id: 'b' })))
  expect(history.saveState).toBe('failed')
  await history.commit(adding(aRemark({ id: 'a' })))
  await history.settled()
  expect(history.saveState).toBe('saved')
})
