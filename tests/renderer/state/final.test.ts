import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { insertion } from '../../../renderer/state/step'
import { emptyRating } from '../../../shared/domain/fidelity'
import { emptyParts, type SessionNote } from '../../../shared/domain/session-note'
import { aFidelityEvent, aRemark, aSession, noon } from '../../support/makers'
import { ownHistory } from '../../support/own-history'

const draft: SessionNote = { id: 'note', familyId: 'family', sessionId: 'session', version: 1, reason: '', parts: emptyParts, quotes: [], signed: null }
const signed: SessionNote = { ...draft, signed: { by: 'Alex', at: noon, record: { session: aSession(), selfRating: null, goalRatings: [] } } }

let { db, store, history } = ownHistory()

beforeEach(async () => {
  ;({ db, store, history } = ownHistory())
  await history.commit({ label: 'Add a remark', changes: [insertion('remarks', aRemark())] })
  await history.commit({ label: 'Begin the note', changes: [insertion('notes', draft)] })
})

const write = (words: string) => history.edit('notes', 'note', { label: 'Write the note' }, note => ({ ...note, parts: { ...note.parts, seenAndHeard: words } }))
const sign = () => {
  const also = [insertion('fidelityEvents', aFidelityEvent({ what: { kind: 'note-signed', version: 1, by: 'Alex' } }))]
  return history.edit('notes', 'note', { label: 'Sign off', isFinal: true, also }, note => ({ ...note, signed: signed.signed }))
}
const stored = () => store.one('notes', 'note')

test('a signature is never undone, nor anything that was written in the note before it', async () => {
  await write('Wren looked up.')
  await sign()
  expect(await history.undo()).toBeNull()
  expect((await stored())?.signed?.by).toBe('Alex')
})

test('signing keeps what was typed up to the last moment, and leaves its line in the log', async () => {
  void write('Wren looked up.')
  await sign()
  expect((await stored())?.parts.seenAndHeard).toBe('Wren looked up.')
  expect(await db.rows('fidelityEvents').count()).toBe(1)
})

test('undo does not reach behind a signature, so the ratings that it locks stay as they were signed', async () => {
  const before = emptyRating('rating', { id: 'session', familyId: 'family' }, 'self', 'Alex', 1)
  await history.commit({ label: 'Begin the rating', isUndoable: false, changes: [insertion('fidelityRatings', before)] })
  await history.edit('fidelityRatings', 'rating', { label: 'Rate the session' }, rating => ({ ...rating, adherence: 4 }))
  await sign()
  expect(await history.undo()).toBeNull()
  expect((await store.one('fidelityRatings', 'rating'))?.adherence).toBe(4)
})

test('what is done after a signature can be undone', async () => {
  await sign()
  await history.edit('remarks', 'remark', { label: 'Change a remark' }, remark => ({ ...remark, words: 'She looked.' }))
  expect(await history.undo()).toBe('Change a remark')
  expect(await history.undo()).toBeNull()
})

test('nothing undone before a signature can be done again after it', async () => {
  await write('Wren looked up.')
  await history.undo()
  await sign()
  expect(history.nextRedo).toBeNull()
})

test('a signed version cannot be changed or deleted by anything', async () => {
  await sign()
  await expect(write('Something else.')).rejects.toThrow('locked')
  await expect(history.commit({ label: 'Delete', changes: [{ table: 'notes', id: 'note', before: signed, after: null }] })).rejects.toThrow('locked')
  expect(await stored()).toEqual(signed)
})

test('an unsigned note can be changed as often as one likes', async () => {
  await write('Wren looked up.')
  await write('Wren looked up and gave.')
  expect((await stored())?.parts.seenAndHeard).toBe('Wren looked up and gave.')
})

test('a signature that reached the vault and not the database still locks the note', async () => {
  const broken = vi.spyOn(db, 'transaction').mockRejectedValue(new Error('The disk is full'))
  await expect(sign()).rejects.toThrow('full')
  expect(history.saveState).toBe('failed')
  broken.mockRestore()
  await expect(write('Too late.')).rejects.toThrow('locked')
  expect(await stored()).toMatchObject({ signed: { by: 'Alex' }, parts: { seenAndHeard: '' } })
})
