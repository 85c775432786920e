import { AppFailure } from '../../../shared/domain/outcome'
import type { Catalogue } from '../catalogue/catalogue'
import { writeNewKeys } from '../catalogue/new-keys'
import type { Latch } from '../latch'
import { openDocuments, type DocumentName } from './documents'
import type { Journal, JournalCopy } from './journal'
import { placeProofs, type PlaceProofs } from './place-proofs'
import type { SealedStep } from './step-bytes'

/** One record that a step writes; `value` null deletes it. */
export interface RecordChange extends DocumentName {
  readonly references: Readonly<Record<string, string>>
  readonly value: unknown
}

export interface SealedDocument extends DocumentName {
  readonly body: Uint8Array
}

/** What people wrote: sealed and unsealed here, so that the page never holds a key, and kept in the journal. */
export interface SealedRecords {
  /** The number of the last step in the journal. */
  readonly head: number
  /**
   * Seals a step and appends it to the journal. On disk when it resolves; the bodies come in the order of the changes. Errors:
   * those of the disk; `not-available` where something is to be written about what was erased.
   */
  commit(changes: readonly RecordChange[]): Promise<{ readonly number: number; readonly bodies: readonly (Uint8Array | null)[] }>
  /** In the same order; null for what was erased. `VaultDamaged` where one is not what was sealed. */
  open(documents: readonly SealedDocument[]): readonly unknown[]
  /** For what can be told from records again: it goes into no journal. Null where its group has no key. */
  seal(documents: readonly (DocumentName & { readonly value: unknown })[]): readonly (Uint8Array | null)[]
  since(number: number): AsyncIterable<SealedStep>
  /** What says of a place in the journal that it was reached, and of the page that it is ahead. Errors: `locked`. */
  readonly places: PlaceProofs
  /** To be called when keys were destroyed: none that was made from them is held any longer. */
  forgetKeys(): void
  /** The journal as it stands between two steps. */
  copy(): Promise<JournalCopy>
  close(): Promise<void>
}

export function openRecords(catalogue: Catalogue, journal: Journal, latch: Latch): SealedRecords {
  const { keys, tombstones } = catalogue.contents
  const documents = openDocuments((group) => keys.get(group))
  const proofs = placeProofs(catalogue.lasting.notes)

  async function makeKeys(changes: readonly RecordChange[]): Promise<void> {
    // A last word of a screen must not begin a family again that was erased.
    if (changes.some(({ group, value }) => value !== null && tombstones.has(group))) throw new AppFailure({ kind: 'not-available' })
    const missing = new Set(changes.filter(({ group, value }) => value !== null && !keys.has(group)).map(({ group }) => group))
    if (missing.size > 0) await writeNewKeys(catalogue, [...missing])
  }

  return {
    get head() {
      return journal.head
    },
    async commit(changes) {
      latch.check()
      await makeKeys(changes)
      latch.check()
      const sealed = changes.map(({ value, ...change }) => ({ ...change, body: value === null ? null : documents.seal(change, value) }))
      return { number: await journal.append(sealed), bodies: sealed.map(({ body }) => body) }
    },
    open(sealed) {
      latch.check()
      return sealed.map(({ body, ...name }) => documents.open(name, body))
    },
    seal(open) {
      latch.check()
      return open.map(({ value, ...name }) => (keys.has(name.group) ? documents.seal(name, value) : null))
    },
    async *since(number) {
      latch.check()
      try {
        yield* journal.since(number)
      } catch (error) {
        throw latch.explain(error)
      }
    },
    places: {
      of: (number) => proofs.of(number),
      ahead(claim, head) {
        latch.check()
        return proofs.ahead(claim, head)
      },
    },
    forgetKeys: () => documents.forgetKeys(),
    copy: () => journal.copy(),
    async close() {
      await journal.close()
      documents.forgetKeys()
    },
  }
}
