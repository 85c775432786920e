/** To what is not right yet. In the middle of what can be seen: what is said of it stands above or below it. */
export function goToField(field: HTMLElement | null | undefined): void {
  field?.focus({ preventScroll: true })
  field?.scrollIntoView({ block: 'center' })
}
