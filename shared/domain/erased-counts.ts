import { z } from 'zod'
import { msSchema } from './time'

const count = z.int().min(0)

/** How much was erased with a family: numbers alone, so that a receipt can be made of them when nothing else is left. */
export const erasedCountsSchema = z.strictObject({
  /** Sessions that took place. */
  held: count,
  /** Sessions that were planned, and never took place. */
  planned: count,
  recordings: count,
  /** How long the footage was; of made films nothing. */
  footage: msSchema,
  films: count,
  notes: count,
})
export type ErasedCounts = Readonly<z.infer<typeof erasedCountsSchema>>
