import { join } from 'node:path'
import { z } from 'zod'
import { idSchema, type Id } from '../../shared/domain/ids'
import { AppFailure } from '../../shared/domain/outcome'
import type { Disk } from './disk'
import { onDisk } from './disk-failure'
import { inTurn } from './in-turn'
import { recordingFolder } from './key-path'
import { replaceFile } from './replace-file'
import type { RecordingFacts } from './vault'

const FILE = 'facts.json'

const factsSchema = z.object({
  sessionId: idSchema.nullable(),
  origin: z.enum(['camera', 'file', 'film']),
  mimeType: z.string().max(200),
  startedAt: z.iso.datetime(),
  state: z.enum(['open', 'closed', 'interrupted']),
  media: z.unknown().optional(),
}) satisfies z.ZodType<RecordingFacts>

/**
 * What is known of each recording: one small file beside its footage, rewritten whole. All of it is read when the vault
 * opens and kept in memory, which holds because the vault has one writer.
 */
export interface FactsStore {
  get(recordingId: Id): RecordingFacts | null
  all(): ReadonlyMap<Id, RecordingFacts>
  /** Facts of an unknown recording begin with their first complete change; an incomplete one is `recording-missing`. */
  update(recordingId: Id, change: Partial<RecordingFacts>): Promise<void>
  forget(recordingId: Id): void
  settled(): Promise<void>
}

export async function openFacts(disk: Disk, root: string): Promise<FactsStore> {
  const known = await readAll(disk, root)
  const queue = inTurn()

  async function write(recordingId: Id, facts: RecordingFacts): Promise<void> {
    const folder = join(root, recordingFolder(recordingId))
    const bytes = new TextEncoder().encode(JSON.stringify(facts))
    await onDisk(bytes.length, async () => {
      await disk.makeFolder(folder)
      await replaceFile(disk, folder, FILE, bytes)
      await disk.syncFolder(join(root, 'recordings'))
    })
    known.set(recordingId, facts)
  }

  return {
    get: (recordingId) => known.get(recordingId) ?? null,
    all: () => known,
    update: (recordingId, change) =>
      queue(async () => {
        const facts = factsSchema.safeParse({ ...known.get(recordingId), ...change })
        if (!facts.success) throw new AppFailure({ kind: 'recording-missing', recordingId })
        await write(recordingId, facts.data)
      }),
    forget: (recordingId) => void known.delete(recordingId),
    settled: () => queue.settled(),
  }
}

async function readAll(disk: Disk, root: string): Promise<Map<Id, RecordingFacts>> {
  const known = new Map<Id, RecordingFacts>()
  for (const recordingId of await disk.names(join(root, 'recordings'))) {
    if (!idSchema.safeParse(recordingId).success) continue
    const path = join(root, recordingFolder(recordingId), FILE)
    if ((await disk.facts(path)) === null) continue
    const facts = parseFacts(await disk.readFile(path))
    if (facts) known.set(recordingId, facts)
  }
  return known
}

// Facts that cannot be read hide their recording, but its footage stays where it is.
function parseFacts(bytes: Buffer): RecordingFacts | null {
  try {
    return factsSchema.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    return null
  }
}

/** True where a recording's folder holds facts, readable or not. */
export async function hasFacts(disk: Disk, root: string, recordingId: Id): Promise<boolean> {
  return (await disk.facts(join(root, recordingFolder(recordingId), FILE))) !== null
}
