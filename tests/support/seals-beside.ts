import { sealBatch } from '../../electron/vault/container/batch'
import type { BulkSealer } from '../../electron/vault/container/bulk-sealer'

/** What the thread that seals does, by the same code, here: where it can be watched, and refused with this error now and then. */
export const sealsBeside = (refusal: () => Error | null = () => null): BulkSealer => ({
  async seal(records, sealer) {
    const batch = sealer.handOver(records)
    const refused = refusal()
    if (refused) throw refused
    await Promise.resolve()
    return sealBatch(batch)
  },
  close: async () => undefined,
})
