import type { Id } from './ids'
import type { Ms } from './time'

export interface RowItem {
  readonly id: Id
  readonly start: Ms
  readonly end: Ms
}

/**
 * Which row each item takes so that none covers another, filled from the top. A point needs `pointWidth` to be seen. Never
 * more than `most` rows: past that, items share the last one.
 */
export function stackInRows(inOrder: readonly RowItem[], pointWidth: Ms, most: number): { readonly rowOf: ReadonlyMap<Id, number>; readonly rows: number } {
  const rowOf = new Map<Id, number>()
  const freeFrom: Ms[] = []
  for (const { id, start, end } of inOrder) {
    const free = freeFrom.findIndex(time => time <= start)
    const row = free >= 0 ? free : Math.min(freeFrom.length, most - 1)
    rowOf.set(id, row)
    freeFrom[row] = Math.max(freeFrom[row] ?? 0, Math.max(end, start + pointWidth))
  }
  return { rowOf, rows: Math.max(1, freeFrom.length) }
}
