import { applyChanges } from './apply-changes'
import type { Database, JournalPlace } from './database'
import type { Sealer } from './sealer'

/**
 * Brings the steps after `place` from the journal into the database; each answer is applied whole, with the place that it
 * reaches, so that whoever is interrupted goes on from there. `onReached` hears of each. Gives the number of changes.
 */
export async function catchUp(database: Database, sealer: Sealer, place: JournalPlace, onReached: (number: number) => void = () => undefined): Promise<number> {
  let count = 0
  let asked = sealer['records:since']({ number: place.number })
  for (let reached = place.number; ; ) {
    const { changes, last, proof, isAll } = await asked
    if (!isAll) {
      // Main reads on while these are written.
      asked = sealer['records:since']({ number: last })
      asked.catch(() => undefined)
    }
    if (last > reached) await applyChanges(database, changes, () => ({ id: 'journal', vaultId: place.vaultId, number: last, proof }))
    count += changes.length
    reached = last
    onReached(reached)
    if (isAll) return count
  }
}
