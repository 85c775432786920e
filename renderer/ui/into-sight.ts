/** As a `ref` on what appears where it may be out of sight: an error below the edge of a tall dialog. */
export function intoSight(element: Element | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}
