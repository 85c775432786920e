import { references, type Reference, type Sealed } from './tables'

/** A record as it lies in IndexedDB: random ids in the open, everything else sealed in the body. */
export type Row = { readonly id: string; readonly body: Uint8Array<ArrayBuffer> } & References

export type References = { readonly [R in Reference]?: string }

/** The ids that a record is found by. */
export function referencesOf(record: object): References {
  const found: { [R in Reference]?: string } = {}
  for (const reference of references) {
    const id = (record as { readonly [R in Reference]?: unknown })[reference]
    if (typeof id === 'string') found[reference] = id
  }
  return found
}

/** Whose key seals a record: that of its session, else of its family, else the app's. Told from what lies in the open. */
export function groupOf(table: keyof Sealed, { id, sessionId, familyId }: { readonly id: string } & References): string {
  return sessionId ?? familyId ?? (table === 'families' || table === 'standings' ? id : 'app')
}

/**
 * Tells one sealing of a record from another: each begins with a nonce of its own, 12 random bytes. Not for trusting a body,
 * only for knowing that it was opened before.
 */
export function fingerprintOf(body: Uint8Array): string {
  return `${String.fromCharCode(...body.subarray(0, 12))}${body.length}`
}
