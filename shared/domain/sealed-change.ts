/** One record of a step as it was sealed: ids in the open, everything else in the body. It lies in the journal and in IndexedDB. */
export interface SealedChange {
  readonly table: string
  readonly id: string
  /** The family or session whose key seals it, or `app`. */
  readonly group: string
  /** Random ids of what the record belongs to; they are indexed. */
  readonly references: Readonly<Record<string, string>>
  /** Null where the record was deleted. */
  readonly body: Uint8Array | null
}
