import { z } from 'zod'
import type { Disk } from '../disk'
import { sealedNote } from '../sealed-note'

const schema = z.object({ generation: z.number().int().min(1), lines: z.number().int().min(0) })

/** How far a catalogue goes. */
export type CatalogueEnd = z.infer<typeof schema>

/** Null where there is none, as at the first start, or where it is not ours. */
interface CatalogueEndNote {
  read(): Promise<CatalogueEnd | null>
  /** Holds up nothing where it cannot be written: an older note only notices less. */
  write(end: CatalogueEnd): Promise<void>
}

/**
 * How far the catalogue went when it was last closed, in a file beside it: a log whose last messages were taken away whole
 * looks like one that never held them.
 */
export function catalogueEnd(disk: Disk, root: string, key: Uint8Array): CatalogueEndNote {
  const note = sealedNote(disk, root, key, 'end-note')
  return {
    read: async () => schema.safeParse(await note.read()).data ?? null,
    write: (end) => note.write(end).catch(() => undefined),
  }
}

/** A catalogue written anew begins to count again. */
export function isBefore(found: CatalogueEnd, noted: CatalogueEnd | null): boolean {
  if (noted === null || found.generation > noted.generation) return false
  return found.generation < noted.generation || found.lines < noted.lines
}
