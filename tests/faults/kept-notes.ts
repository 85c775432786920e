import type { SealedRecords } from '../../electron/vault/documents/records'
import { changesOfStep } from './victims/commit'

/** Every step up to the promised one is in the journal, each as it was written and none in part; more may follow. */
export async function areNotesWhole(records: SealedRecords, promised: number): Promise<boolean> {
  if (records.head < promised) return false
  let expected = 0
  for await (const { number, changes } of records.since(0)) {
    expected += 1
    const opened = [...records.open(changes.flatMap(({ body, ...name }) => (body ? [{ ...name, body }] : [])))]
    const found = changes.map(({ body, ...rest }) => ({ ...rest, value: body ? opened.shift() : null }))
    if (number !== expected || JSON.stringify(found.map(inOneOrder)) !== JSON.stringify(changesOfStep(number).map(inOneOrder))) return false
  }
  return expected === records.head
}

const inOneOrder = ({ table, id, group, references, value }: { table: string; id: string; group: string; references: unknown; value: unknown }) => [table, id, group, references, value]
