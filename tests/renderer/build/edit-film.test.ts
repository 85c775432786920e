import 'fake-indexeddb/auto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Family } from '../../../shared/domain/family'
import type { Session } from '../../../shared/domain/session'
import { allOf } from '../../../renderer/db/queries/records'
import { addCard, addMoments, changeItem, moveItem, removeItem } from '../../../renderer/features/build/edit-film'
import { history } from '../../../renderer/state/app-history'
import { loadWords } from '../../../renderer/words/words'
import { freshRecords } from '../../support/fresh-records'
import { aMoment, noon } from '../../support/makers'

const session: Session = { id: 'session', familyId: 'family', programmeId: 'programme', number: 4, theme: 'Tidy up', plannedFor: null, heldAt: noon, place: '', present: [], interpreter: '', length: null, deviation: '' }
const family: Family = { id: 'family', alias: 'The Heron family', carers: [{ id: 'dana', name: 'Dana', relation: 'mother' }], children: [{ id: 'wren', name: 'Wren', birthYear: 2023, birthMonth: 4 }], languages: [], goals: [], addedAt: noon }
const place = { session, family }
const moment = (id: string, start: number) => ({ moment: aMoment({ id, start, end: start + 4_000 }), duration: 90_000 })

const film = async () => {
  const [found] = await allOf('films')
  if (!found) throw new Error('There is no film')
  return found
}
const told = async () => (await film()).items.map(item => (item.kind === 'clip' ? item.momentId : item.words))

beforeAll(loadWords)
beforeEach(async () => {
  await history.settled()
  await freshRecords()
  history.forget()
})

test('a film begins with its first moment, between a title with the names and a closing question', async () => {
  await addMoments(place, [moment('a', 1_000)])
  expect(await told()).toEqual(['Dana and Wren\nTidy up', 'a', 'What did you notice?'])
})

test('without names the title is the alias', async () => {
  await addMoments({ session: { ...session, theme: '' }, family: { ...family, carers: [], children: [] } }, [moment('a', 1_000)])
  expect((await told())[0]).toBe('The Heron family')
})

test('two moments added at the same time are in one film, each once', async () => {
  await Promise.all([addMoments(place, [moment('a', 1_000)]), addMoments(place, [moment('b', 9_000)])])
  expect(await allOf('films')).toHaveLength(1)
  expect((await told()).slice(1, 3)).toEqual(['a', 'b'])
})

test('undo takes the first moment out again, cards and all, and redo brings them back', async () => {
  await addMoments(place, [moment('a', 1_000)])
  expect(await history.undo()).toBe('Add to the film')
  expect(await told()).toEqual([])
  expect(await history.undo()).toBeNull()
  await history.redo()
  expect(await told()).toHaveLength(3)
})

test('order, cards and removal are one undo each', async () => {
  const [a = ''] = await addMoments(place, [moment('a', 1_000), moment('b', 9_000)])
  const { id } = await film()
  await moveItem(id, a, 2)
  expect(await told()).toEqual(['Dana and Wren\nTidy up', 'b', 'a', 'What did you notice?'])
  const card = await addCard(place, a)
  expect((await told())[3]).toBe('')
  await removeItem(id, card)
  await history.undo()
  expect((await told())[3]).toBe('')
  await history.undo()
  await history.undo()
  expect((await told()).slice(1, 3)).toEqual(['a', 'b'])
})

test('a caption typed letter by letter is undone in one go, and leaves other edits alone', async () => {
  await addMoments(place, [moment('a', 1_000)])
  const { id, items } = await film()
  const clip = items.find(item => item.kind === 'clip')
  if (!clip) throw new Error('There is no clip')
  await changeItem(id, clip, 'still', before => ({ ...before, thenStill: true }))
  for (const caption of ['S', 'Sh', 'She']) await changeItem(id, clip, 'caption', before => ({ ...before, caption }))
  expect((await film()).items[1]).toMatchObject({ caption: 'She', thenStill: true })
  await history.undo()
  expect((await film()).items[1]).toMatchObject({ caption: '', thenStill: true })
})
