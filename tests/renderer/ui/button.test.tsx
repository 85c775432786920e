// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { Button } from '../../../renderer/ui/button'

afterEach(cleanup)

test('a button that is already at it keeps the focus, says that it cannot be pressed, and does nothing', () => {
  const onPress = vi.fn()
  const onSubmit = vi.fn((event: SubmitEvent) => event.preventDefault())
  const form = (isPending: boolean) => (
    <form onSubmit={event => onSubmit(event.nativeEvent as SubmitEvent)}>
      <Button type="submit" isPending={isPending} onPress={onPress}>
        Add
      </Button>
    </form>
  )
  const { rerender } = render(form(false))
  const button = screen.getByRole('button', { name: 'Add' })
  button.focus()
  fireEvent.click(button)
  expect([onPress.mock.calls.length, onSubmit.mock.calls.length]).toEqual([1, 1])
  rerender(form(true))
  fireEvent.click(button)
  expect([onPress.mock.calls.length, onSubmit.mock.calls.length]).toEqual([1, 1])
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(document.activeElement).toBe(button)
})

test('what a button announces while it works is not left behind when it goes', () => {
  const { rerender, unmount } = render(<Button>Add</Button>)
  screen.getByRole('button', { name: 'Add' }).focus()
  rerender(<Button isPending>One moment…</Button>)
  unmount()
  expect(document.querySelectorAll('[role="img"]')).toHaveLength(0)
})
