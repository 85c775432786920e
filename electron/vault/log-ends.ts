import { z } from 'zod'
import { catalogueEnd } from './catalogue/catalogue-end'
import { currentGeneration, wipeLasting, type VaultSecrets } from './catalogue/generations'
import { wipe } from './crypto/secrets'
import type { Disk } from './disk'
import { checkedNote, lenientNote, type CheckedNote } from './sealed-note'

const schema = z.object({ steps: z.int().min(0), lines: z.int().min(0) })

/** So many steps the journal had, and so many lines the audit log. */
export type LogEnds = z.infer<typeof schema>

/** How far journal and audit log went when they were last closed, in a file beside them. */
export function logEnds(disk: Disk, root: string, key: Uint8Array): CheckedNote<LogEnds> {
  return lenientNote(checkedNote(disk, root, key, 'log-ends', schema))
}

/** A vault that comes from a backup has no notes of how far its logs went: it gets some that any log goes beyond. */
export async function noteBeginnings(disk: Disk, root: string, secrets: VaultSecrets): Promise<void> {
  const generation = await currentGeneration(disk, root, secrets)
  if (!generation) return
  const { identity, lasting } = generation
  await logEnds(disk, root, lasting.notes).write({ steps: 0, lines: 0 })
  await catalogueEnd(disk, root, lasting.notes).write({ generation: 1, lines: 0 })
  wipe(identity.key)
  wipeLasting(lasting)
}
