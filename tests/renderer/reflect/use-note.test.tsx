// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { act, renderHook } from '@testing-library/react'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { belongingTo } from '../../../renderer/db/queries/records'
import { useNote } from '../../../renderer/features/reflect/use-note'
import { history } from '../../../renderer/state/app-history'
import { insertion } from '../../../renderer/state/step'
import { useToasts } from '../../../renderer/state/toasts'
import { loadWords } from '../../../renderer/words/words'
import type { SessionNote } from '../../../shared/domain/session-note'
import { freshRecords } from '../../support/fresh-records'
import { aSession } from '../../support/makers'

const session = aSession()
const stored = () => belongingTo('notes', 'sessionId', 'session')

/** The hook as the page has it: given what the store holds, and given it again after each write. */
function openNote() {
  const nothing: { readonly notes: readonly SessionNote[] } = { notes: [] }
  const view = renderHook(({ notes }) => useNote(session, notes), { initialProps: nothing })
  const refresh = async () => {
    await history.settled()
    const notes = await stored()
    act(() => view.rerender({ notes }))
  }
  return { writer: () => view.result.current, refresh }
}

beforeAll(loadWords)
beforeEach(async () => {
  await freshRecords()
  await history.commit({ label: 'Plan', changes: [insertion('sessions', session)] })
  history.forget()
  useToasts.setState({ toasts: [] })
})

test('a note is made with its first word, and only once however fast the words come', async () => {
  const { writer } = openNote()
  writer().write('seenAndHeard', 'W')
  writer().write('seenAndHeard', 'Wr')
  writer().write('nextStep', 'Wait.')
  await history.settled()
  const notes = await stored()
  expect(notes).toHaveLength(1)
  expect(notes[0]).toMatchObject({ version: 1, signed: null, parts: { seenAndHeard: 'Wr', nextStep: 'Wait.' } })
})

test('a quote is kept with its words and can be taken out again', async () => {
  const { writer, refresh } = openNote()
  writer().quote({ part: 'parentsView', source: { kind: 'remark', id: 'remark' }, words: 'That one!', who: 'Dana', at: 4_000 })
  await refresh()
  expect(writer().note.quotes).toMatchObject([{ part: 'parentsView', words: 'That one!', who: 'Dana' }])
  writer().unquote(writer().note.quotes[0]?.id ?? '')
  await refresh()
  expect(writer().note.quotes).toEqual([])
})

test('signing locks the note and leaves one line in the log, also when it is asked for twice', async () => {
  const { writer, refresh } = openNote()
  writer().write('seenAndHeard', 'Wren looked up.')
  await refresh()
  const [first, second] = [writer().sign('Alex'), writer().sign('Alex')]
  expect([await first, await second]).toEqual([true, true])
  await refresh()
  expect(writer().isLocked).toBe(true)
  const events = await belongingTo('fidelityEvents', 'sessionId', 'session')
  expect(events.map(({ what }) => what)).toEqual([{ kind: 'note-signed', version: 1, by: 'Alex' }])
})

test('what stood beside the note when it was signed is kept with it, and a later change leaves it as it was', async () => {
  const { writer, refresh } = openNote()
  writer().write('seenAndHeard', 'Wren looked up.')
  void history.edit('sessions', 'session', { label: 'Place' }, before => ({ ...before, place: 'At home' }))
  await writer().sign('Alex')
  await refresh()
  await writer().beginNextVersion('The place was wrong')
  await history.edit('sessions', 'session', { label: 'Place' }, before => ({ ...before, place: 'At the centre' }))
  const [first] = (await stored()).filter(note => note.version === 1)
  expect(first?.signed?.record.session.place).toBe('At home')
})

test('a key press that arrives after the signature changes nothing and alarms nobody', async () => {
  const { writer, refresh } = openNote()
  writer().write('seenAndHeard', 'Wren looked up.')
  await refresh()
  const page = writer()
  void page.sign('Alex')
  page.write('seenAndHeard', 'Wren looked up. x')
  await refresh()
  expect(writer().note.parts.seenAndHeard).toBe('Wren looked up.')
  expect(useToasts.getState().toasts).toEqual([])
})

test('a change after signing is a new version with its reason; the signed one stays as it was', async () => {
  const { writer, refresh } = openNote()
  writer().write('nextStep', 'Wait.')
  await refresh()
  await writer().sign('Alex')
  await refresh()
  await writer().beginNextVersion('Dana corrected the date')
  await refresh()
  writer().write('nextStep', 'Wait, then name.')
  await refresh()
  const notes = (await stored()).toSorted((a, b) => a.version - b.version)
  expect(notes.map(note => [note.version, note.signed?.by, note.reason, note.parts.nextStep])).toEqual([
    [1, 'Alex', '', 'Wait.'],
    [2, undefined, 'Dana corrected the date', 'Wait, then name.'],
  ])
})
