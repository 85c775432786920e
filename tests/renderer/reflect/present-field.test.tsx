// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { allOf } from '../../../renderer/db/queries/records'
import { PresentField } from '../../../renderer/features/reflect/present-field'
import { history } from '../../../renderer/state/app-history'
import { loadWords } from '../../../renderer/words/words'
import { freshRecords } from '../../support/fresh-records'

const onChange = vi.fn<(to: (before: readonly string[]) => readonly string[]) => void>()
const open = () => render(<PresentField sessionId="session-1" present={[]} known={['Dana']} isReadOnly={false} onChange={onChange} />)
const field = () => screen.getByLabelText<HTMLInputElement>('Somebody else')

beforeAll(loadWords)
beforeEach(async () => {
  await freshRecords()
  onChange.mockClear()
})
afterEach(async () => {
  cleanup()
  await history.settled()
})

/** As a lock does it: the screens go, then what is waiting is written. */
async function lock(): Promise<void> {
  cleanup()
  await history.settled()
}

describe('a name that is half typed under who was there', () => {
  test('is there again after a lock', async () => {
    open()
    fireEvent.change(field(), { target: { value: 'Grandmother Wr' } })
    await lock()
    open()
    await waitFor(() => expect(field().value).toBe('Grandmother Wr'))
  })

  test('waits no longer once it was added', async () => {
    open()
    fireEvent.change(field(), { target: { value: ' Grandmother Wren ' } })
    fireEvent.click(screen.getByRole('button', { name: 'Add' }))
    expect(onChange.mock.calls[0]?.[0](['Dana'])).toEqual(['Dana', 'Grandmother Wren'])
    expect(field().value).toBe('')
    await lock()
    expect(await allOf('drafts')).toEqual([])
  })
})
