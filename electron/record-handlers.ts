import type { Handlers } from '../shared/bridge/contract'
import type { SealedChange } from '../shared/domain/sealed-change'
import type { OpenedVault } from './vault/sealed-vault'

/** One answer holds about so much; the page asks again for the rest. */
const ANSWER_BYTES = 4 * 1_024 * 1_024

type RecordChannel = 'records:commit' | 'records:ahead' | 'records:plain-taken' | 'records:open' | 'records:seal' | 'records:head' | 'records:since'

/** What people write: sealed, unsealed and kept in the journal, so that the page holds no key. */
export function recordHandlers({ vaultId, records, missingSteps, signs, takesPlainRecords, plainRecordsTaken }: OpenedVault): Pick<Handlers, RecordChannel> {
  return {
    'records:commit': async ({ changes }) => {
      const committed = await records.commit(changes.map(({ value, ...change }) => ({ ...change, value: value ?? null })))
      return { ...committed, proof: records.places.of(committed.number) }
    },
    'records:ahead': async (claim) => ({ ahead: records.places.ahead(claim, records.head) }),
    'records:open': async ({ documents }) => records.open(documents),
    'records:seal': async ({ documents }) => records.seal(documents.map(({ value, ...name }) => ({ ...name, value: value ?? null }))),
    'records:head': async () => ({ vaultId, number: records.head, proof: records.places.of(records.head), missing: missingSteps, signs, takesPlain: takesPlainRecords() }),
    'records:plain-taken': () => plainRecordsTaken(),
    'records:since': async ({ number }) => {
      const changes: SealedChange[] = []
      let [last, bytes] = [number, 0]
      for await (const step of records.since(number)) {
        if (bytes > ANSWER_BYTES) return { changes, last, proof: records.places.of(last), isAll: false }
        changes.push(...step.changes)
        bytes += step.changes.reduce((sum, { body }) => sum + (body?.length ?? 0), 0)
        last = step.number
      }
      return { changes, last, proof: records.places.of(last), isAll: true }
    },
  }
}
