// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { ConsentGate } from '../../../renderer/consent/use-consent-gate'
import { aFamily, aSession } from '../../support/makers'

vi.mock('../../../renderer/bridge', () => ({ ask: vi.fn(), api: { on: () => () => undefined } }))

const { ConsentQuestion } = await import('../../../renderer/consent/consent-question')
const { useConsentGate } = await import('../../../renderer/consent/use-consent-gate')
const { history } = await import('../../../renderer/state/app-history')
const { freshRecords } = await import('../../support/fresh-records')
const { loadWords } = await import('../../../renderer/words/words')

const family = aFamily({ id: 'family' })
const session = aSession()
let gate: ConsentGate

function Page() {
  gate = useConsentGate(session, 'film')
  return <ConsentQuestion gate={gate} session={session} family={family} />
}

beforeAll(loadWords)
beforeEach(freshRecords)
// What a closed dialog still drops must not reach the next test's records.
afterEach(async () => {
  cleanup()
  await history.settled()
})

test.each([
  ['import', 'Consent before bringing in footage'],
  [undefined, 'Consent before filming'],
] as const)('asked on the occasion of %s, it says what the consent is for', async (occasion, title) => {
  render(<Page />)
  const mayGoOn = vi.fn()
  await act(async () => void gate.pass(occasion).then(mayGoOn))
  await screen.findByRole('dialog', { name: title })
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  await waitFor(() => expect(mayGoOn).toHaveBeenCalledWith(false))
  expect(screen.queryByRole('dialog')).toBeNull()
})
