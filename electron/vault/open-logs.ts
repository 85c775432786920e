import { join } from 'node:path'
import { openAudit, type Audit } from './audit/audit'
import { openCatalogue, type Catalogue } from './catalogue/catalogue'
import type { VaultSecrets } from './catalogue/generations'
import { isMarked, setMark } from './catalogue/marks'
import { erasedList, rememberingErased, type KnownErased } from './known-erased'
import { openJournal, type Journal } from './documents/journal'
import type { Disk } from './disk'
import { logEnds } from './log-ends'

/** The three logs of a vault. */
export interface VaultLogs {
  readonly catalogue: Catalogue
  readonly journal: Journal
  readonly audit: Audit
  /** So many steps the journal had when it was last closed, and has no more. */
  readonly missingSteps: number
  readonly erased: KnownErased
  /** The notes of how far the logs went are not there, or not ours, in a vault that had them: what was cut away cannot be told. */
  readonly areEndsMissing: boolean
  /** Sees to it that there are notes, and that they are known to be there: to be called once nothing is missing that the last ones told of. */
  beginNotingEnds(): Promise<void>
  /** Notes how far journal and audit log go, once they are closed and before the catalogue is. Holds up nothing where it cannot be written. */
  noteEnds(): Promise<void>
}

/**
 * Opens catalogue, journal and audit log; where one refuses, none stays open. A log whose end was cut away, or whose last part
 * was emptied, looks like one that never had more: so a sealed note says how far each went when it was last closed.
 */
export async function openLogs(disk: Disk, root: string, secrets: VaultSecrets, now: () => number): Promise<VaultLogs> {
  const { vaultId } = secrets
  const opened: { close(): Promise<void> }[] = []
  const keep = <T extends { close(): Promise<void> }>(log: T): T => {
    opened.unshift(log)
    return log
  }
  try {
    const bare = keep(await openCatalogue(disk, root, secrets))
    const { lasting } = bare
    const { catalogue, erased } = await rememberingErased(bare, erasedList(disk, root, vaultId, lasting.notes, bare))
    const note = logEnds(disk, root, lasting.notes)
    const found = await note.read()
    const noted = found ?? { steps: 0, lines: 0 }
    const areEndsMissing = catalogue.isEndMissing || (found === null && isMarked(catalogue, 'ends-noted'))
    // Side by side: each waits for the disk more than once.
    const opening = [
      openJournal(disk, join(root, 'journal'), { vaultId, key: lasting.journal }).then(keep),
      openAudit(disk, join(root, 'audit'), { vaultId, key: lasting.audit, now, linesBefore: noted.lines }).then(keep),
    ] as const
    await Promise.allSettled(opening)
    const [journal, audit] = await Promise.all(opening)
    const missingSteps = Math.max(0, noted.steps - journal.head)
    if (missingSteps > 0) await audit.note({ kind: 'steps-missing', steps: missingSteps })
    const noteEnds = (): Promise<void> => note.write({ steps: journal.head, lines: audit.lines })
    return {
      catalogue,
      journal,
      audit,
      missingSteps,
      erased,
      areEndsMissing,
      noteEnds,
      async beginNotingEnds() {
        if (isMarked(catalogue, 'ends-noted') && !areEndsMissing) return
        await noteEnds()
        const areNoted = (await catalogue.noteEnd()) && (await note.read()) !== null
        if (areNoted) await setMark(catalogue, 'ends-noted')
      },
    }
  } catch (error) {
    for (const log of opened) await log.close().catch(() => undefined)
    throw error
  }
}
