// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

vi.mock('../../../renderer/bridge', () => ({ ask: async () => [], api: { on: () => () => undefined } }))

const { familyHoldings } = await import('../../../renderer/db/queries/family-holdings')
const { allOf } = await import('../../../renderer/db/queries/records')
const { database } = await import('../../../renderer/db/open-database')
const { ChangeDialog, changeDraftId } = await import('../../../renderer/features/reflect/change-dialog')
const { history } = await import('../../../renderer/state/app-history')
const { draftKeeper } = await import('../../../renderer/state/draft-keeper')
const { useInterrupted } = await import('../../../renderer/state/use-draft')
const { loadWords } = await import('../../../renderer/words/words')
const { freshRecords } = await import('../../support/fresh-records')
const { aSession } = await import('../../support/makers')

const session = aSession({ id: 'session-1' })
const onClose = vi.fn<() => void>()
const onChange = vi.fn<(reason: string) => Promise<boolean>>(async () => true)
const open = () => render(<ChangeDialog session={session} version={1} onChange={onChange} onClose={onClose} />)
const field = () => screen.getByLabelText<HTMLInputElement>('Why does it change?')
const type = (value: string) => fireEvent.change(field(), { target: { value } })
const drafts = () => allOf('drafts')

beforeAll(loadWords)
beforeEach(async () => {
  await freshRecords()
  onClose.mockClear()
})
afterEach(async () => {
  cleanup()
  vi.useRealTimers()
  vi.restoreAllMocks()
  await history.settled()
})

/** As a lock does it: the screens go, then what is waiting is written. */
async function lock(): Promise<void> {
  cleanup()
  await history.settled()
}

describe('what is half typed in a form', () => {
  test('is there again after a lock, in the same field', async () => {
    open()
    type('Mother said something el')
    await lock()
    open()
    await waitFor(() => expect(field().value).toBe('Mother said something el'))
  })

  test('lies sealed with the key of its session, and is nothing that Undo takes back', async () => {
    open()
    type('Mother said')
    await lock()
    const row = await database.rows('drafts').get(changeDraftId(session))
    expect(row?.sessionId).toBe(session.id)
    expect(new TextDecoder().decode(row?.body)).not.toContain('Mother')
    expect(history.nextUndo).toBeNull()
  })

  test('opens its form again on the same page', async () => {
    open()
    type('Mother said')
    await lock()
    const goOn = vi.fn<() => void>()
    function Page() {
      useInterrupted(changeDraftId(session), goOn)
      return null
    }
    render(<Page />)
    await waitFor(() => expect(goOn).toHaveBeenCalled())
  })

  test.each([
    ['cancelled', () => fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))],
    ['finished', () => fireEvent.click(screen.getByRole('button', { name: 'Begin version 2' }))],
  ])('is kept no longer once it is %s', async (_, end) => {
    open()
    type('Mother said')
    await lock()
    open()
    await waitFor(() => expect(field().value).toBe('Mother said'))
    end()
    await waitFor(() => expect(onClose).toHaveBeenCalled())
    await lock()
    expect(await drafts()).toEqual([])
  })

  test('is not kept where it was emptied again', async () => {
    open()
    type('Mother')
    type('')
    await lock()
    expect(await drafts()).toEqual([])
  })

  test('does not take the place of what was typed while it was being looked for', async () => {
    open()
    type('from before')
    await lock()
    open()
    type('just now')
    await act(() => history.settled())
    expect(field().value).toBe('just now')
  })

  test('goes with its family when that is erased', async () => {
    const keeper = draftKeeper('new-family')
    keeper.keep({ id: 'new-family', familyId: 'family-1', typed: { alias: 'Heron' } })
    keeper.flush()
    await history.settled()
    expect((await familyHoldings('family-1')).rows).toContainEqual({ table: 'drafts', id: 'new-family' })
  })
})

test('a computer that falls asleep without a word loses half a second of typing, however fast somebody types', () => {
  vi.useFakeTimers()
  const commit = vi.spyOn(history, 'commit').mockResolvedValue()
  const keeper = draftKeeper('change-1')
  for (let typed = 1; typed <= 20; typed += 1) {
    keeper.keep({ id: 'change-1', typed: 'x'.repeat(typed) })
    vi.advanceTimersByTime(100)
  }
  const written = commit.mock.calls.flatMap(([{ changes }]) => changes.map(({ after }) => (after && 'typed' in after ? String(after.typed).length : 0)))
  expect(written).toEqual([5, 10, 15, 20])
})
