// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { aFamily } from '../../support/makers'

vi.mock('../../../renderer/bridge', () => ({ ask: vi.fn(), api: { on: () => () => undefined } }))

const { ConsentDialog, consentDraftId } = await import('../../../renderer/features/families/consent-dialog')
const { allOf } = await import('../../../renderer/db/queries/records')
const { history } = await import('../../../renderer/state/app-history')
const { draftKeeper } = await import('../../../renderer/state/draft-keeper')
const { freshRecords } = await import('../../support/fresh-records')
const { loadWords } = await import('../../../renderer/words/words')

const family = aFamily({ id: 'fern', carers: [{ id: 'dana', name: 'Dana', relation: 'mother' }] })
const open = () => render(<ConsentDialog family={family} consents={[]} onClose={() => undefined} />)
const answer = (words: 'Yes' | 'No', about = 'Being filmed') => fireEvent.click(within(screen.getByRole('group', { name: about })).getByRole('button', { name: words }))
const record = () => fireEvent.click(screen.getByRole('button', { name: /^Record (the answer|\d+ answers)$/ }))
const longOver = '2020-01-31'

beforeAll(loadWords)
beforeEach(freshRecords)
// What a closed dialog still keeps must not land in the next test's records.
afterEach(async () => {
  cleanup()
  await history.settled()
})

test('a yes until a day that is over is not recorded: it says so, and goes to the day', async () => {
  open()
  answer('Yes')
  fireEvent.change(screen.getByLabelText('Until'), { target: { value: longOver } })
  record()
  expect(document.activeElement).toBe(screen.getByLabelText('Until'))
  screen.getByText('This day is over.')
  expect(await allOf('consents')).toEqual([])
})

test('changed to a no, it is recorded: a no has no end', async () => {
  open()
  answer('Yes')
  fireEvent.change(screen.getByLabelText('Until'), { target: { value: longOver } })
  answer('No')
  record()
  await waitFor(async () => expect(await allOf('consents')).toMatchObject([{ layer: 'film', isGiven: false, by: 'Dana (mother)', until: null }]))
})

test('so is a no that waited with a day that is over by now', async () => {
  const keeper = draftKeeper(consentDraftId(family))
  keeper.keep({ id: consentDraftId(family), familyId: family.id, typed: { answers: { watch: false }, giver: { who: 'Dana', right: 'mother', until: longOver } } })
  keeper.flush()
  open()
  await waitFor(() => expect(screen.getByRole('group', { name: 'Watching the film together' }).querySelector('[aria-pressed=true]')?.textContent).toBe('No'))
  record()
  await waitFor(async () => expect(await allOf('consents')).toMatchObject([{ layer: 'watch', isGiven: false, until: null }]))
})

test('with a yes beside the no, the day counts for the yes', async () => {
  open()
  answer('No')
  answer('Yes', 'Watching the film together')
  fireEvent.change(screen.getByLabelText('Until'), { target: { value: longOver } })
  record()
  expect(document.activeElement).toBe(screen.getByLabelText('Until'))
  expect(await allOf('consents')).toEqual([])
})

test('without an answer it says so above the questions, and goes to the first', () => {
  open()
  record()
  const said = screen.getByRole('alert')
  expect(said.textContent).toBe('Choose yes or no.')
  const question = screen.getByRole('group', { name: 'Being filmed' })
  expect(said.nextElementSibling).toBe(question)
  expect(question.contains(document.activeElement)).toBe(true)
  answer('Yes')
  expect(screen.queryByRole('alert')).toBeNull()
})
