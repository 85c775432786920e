import type { Transaction } from 'dexie'
import { blocksOf } from '../blocks'
import { inBatches } from '../in-batches'
import type { Migration } from '../migration'
import type { Row } from '../row'

/**
 * Annotations come in hundreds of thousands, and are read by the recording: they lie in blocks, sealed bodies side by side.
 * What the list of families says of each has a row of its own.
 */
export const blocksOfAnnotations: Migration = {
  version: 3,
  stores: { annotations: null, annotationBlocks: 'id, sessionId, recordingId, *ids', standings: 'id' },
  upgrade: putIntoBlocks,
}

/** So many recordings at a time: memory need not hold what was marked in all of them. */
const TOGETHER = 50

/** Nothing has to be opened for it. The rows they were in go with their table. */
async function putIntoBlocks(transaction: Transaction): Promise<void> {
  const single = transaction.table<Row, string>('annotations')
  const recordingIds = (await single.orderBy('recordingId').uniqueKeys()) as string[]
  for (const batch of inBatches(recordingIds, TOGETHER)) {
    const rows = await Promise.all(batch.map(recordingId => single.where('recordingId').equals(recordingId).toArray()))
    await transaction.table('annotationBlocks').bulkPut(rows.flatMap(ofOne => [...blocksOf(ofOne)]))
  }
}
