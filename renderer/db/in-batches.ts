/** So many records make one step in the journal when many are moved: what is interrupted goes on after the last whole one. */
const BATCH = 500

export function inBatches<T>(items: readonly T[], size = BATCH): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))
}
