/**
 * As a `ref`, with `tabIndex={-1}`, on what took the place of something that may have had the focus: the focus goes on here,
 * and not back to the head of the page. Whoever is at work elsewhere keeps it.
 */
export function takeLostFocus(element: HTMLElement | null): void {
  if (document.activeElement === null || document.activeElement === document.body) element?.focus()
}
