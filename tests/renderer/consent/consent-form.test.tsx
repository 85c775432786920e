// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { ConsentForm } from '../../../renderer/consent/consent-form'
import { loadWords } from '../../../renderer/words/words'
import { aFamily } from '../../support/makers'

const onRecord = vi.fn()
const record = () => fireEvent.click(screen.getByRole('button', { name: 'Record consent' }))

beforeAll(loadWords)
afterEach(() => {
  cleanup()
  onRecord.mockReset()
})

test('says what is missing, one thing after the other, and goes there', () => {
  render(<ConsentForm family={{ ...aFamily(), carers: [] }} missing={['film']} onRecord={onRecord} onCancel={() => undefined} />)
  record()
  expect(screen.getByRole('alert').textContent).toBe('Tick what the answer is yes to.')
  const tick = screen.getByRole('checkbox')
  expect(document.activeElement).toBe(tick)
  fireEvent.click(tick)
  record()
  expect(screen.queryByRole('alert')).toBeNull()
  const who = screen.getByRole('textbox', { name: 'Who', description: 'Say who answers.' })
  expect(document.activeElement).toBe(who)
  expect(onRecord).not.toHaveBeenCalled()
  fireEvent.change(who, { target: { value: 'Dana' } })
  record()
  expect(onRecord).toHaveBeenCalledOnce()
})
