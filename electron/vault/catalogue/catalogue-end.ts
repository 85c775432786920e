import { z } from 'zod'
import type { Disk } from '../disk'
import { checkedNote, lenientNote, type CheckedNote } from '../sealed-note'

const schema = z.object({ generation: z.number().int().min(1), lines: z.number().int().min(0) })

/** How far a catalogue goes. */
export type CatalogueEnd = z.infer<typeof schema>

/**
 * How far the catalogue went when it was last closed, in a file beside it: a log whose last messages were taken away whole
 * looks like one that never held them.
 */
export function catalogueEnd(disk: Disk, root: string, key: Uint8Array): CheckedNote<CatalogueEnd> {
  return lenientNote(checkedNote(disk, root, key, 'end-note', schema))
}

/** A catalogue written anew begins to count again. */
export function isBefore(found: CatalogueEnd, noted: CatalogueEnd | null): boolean {
  if (noted === null || found.generation > noted.generation) return false
  return found.generation < noted.generation || found.lines < noted.lines
}
