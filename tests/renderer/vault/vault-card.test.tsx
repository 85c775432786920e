// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'

const slot = { id: '616233e2e30641c1', kind: 'escrow', createdAt: '2026-11-22T10:00:00.000Z', label: 'Family service' }
vi.mock('../../../renderer/bridge', () => ({ ask: async (channel: string) => (channel === 'vault:slots' ? [slot] : { files: 0, bytes: 0 }), api: { on: () => () => undefined } }))

const { VaultCard } = await import('../../../renderer/features/vault/vault-card')
const { freshRecords } = await import('../../support/fresh-records')
const { loadWords } = await import('../../../renderer/words/words')

beforeAll(loadWords)
beforeEach(freshRecords)
afterEach(cleanup)

test('a service’s key stands with the number by which the list of what happened names it', async () => {
  render(<VaultCard />)
  const who = await screen.findByText(/Family service/)
  expect(who.parentElement?.textContent).toContain('key 616233e2e30641c1, since')
})
