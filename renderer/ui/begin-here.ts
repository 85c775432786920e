/**
 * As a `ref`, with `tabIndex={-1}`, on the heading of a step that takes the place of another: reading goes on here, on no button
 * that a second Enter would press, and what stands above it is in sight, up to the head of the page or of the dialog.
 */
export function beginHere(heading: HTMLElement | null): void {
  heading?.focus({ preventScroll: true })
  for (let box = heading?.parentElement; box && box.role !== 'dialog'; box = box.parentElement) box.scrollTop = 0
}

/** The same, where no heading above it and no field has taken the focus. */
export function beginHereIfLost(heading: HTMLElement | null): void {
  if (document.activeElement === null || document.activeElement === document.body) beginHere(heading)
}
