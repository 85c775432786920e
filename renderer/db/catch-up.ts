import { applyChanges } from './apply-changes'
import type { Database, JournalPlace } from './database'
import type { Sealer } from './sealer'

/**
 * Brings the steps after `place` from the journal into the database; each answer is applied whole, with the place that it
 * reaches, so that whoever is interrupted goes on from there. Gives the number of changes.
 */
export async function catchUp(database: Database, sealer: Sealer, place: JournalPlace): Promise<number> {
  let number = place.number
  let count = 0
  for (;;) {
    const { changes, last, isAll } = await sealer['records:since']({ number })
    if (last > number) await applyChanges(database, changes, () => ({ ...place, number: last }))
    count += changes.length
    number = last
    if (isAll) return count
  }
}
