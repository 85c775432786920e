import type { Args } from '../../shared/bridge/contract'
import type { SealedChange } from '../../shared/domain/sealed-change'
import type { Sealer } from './sealer'

export type OpenChange = Args<'records:commit'>['changes'][number]

/** Seals a step and keeps it in the journal. Gives its number there with what proves it, and the changes as they were sealed. */
export async function commitChanges(sealer: Sealer, changes: readonly OpenChange[]): Promise<{ readonly number: number; readonly proof: string; readonly sealed: readonly SealedChange[] }> {
  const { number, proof, bodies } = await sealer['records:commit']({ changes: [...changes] })
  return { number, proof, sealed: changes.map(({ table, id, group, references }, index) => ({ table, id, group, references, body: bodies[index] ?? null })) }
}
