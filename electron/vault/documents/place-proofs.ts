import { isSame, macOf } from '../crypto/derive'

/**
 * What says that this vault's journal once held a step of this number: the page keeps it beside its rows, in the open. Without it
 * whoever changes the number there could have old rows written into the journal as if they were newer.
 */
export interface PlaceProofs {
  of(number: number): string
  /**
   * That the page holds what the journal has lost: given for the proof of a place that is behind the journal's end (`head`), or
   * for what was given then, by a start that was interrupted. Null for anything else.
   */
  ahead(claim: { readonly number: number; readonly proof: string; readonly ahead: string | null }, head: number): string | null
}

/** `key` is neither copied nor wiped here. */
export function placeProofs(key: Uint8Array): PlaceProofs {
  const proof = (of: 'place' | 'ahead', number: number): string => macOf(key, Buffer.from(`journal ${of}`), Buffer.from(String(number))).toString('hex')
  const isOurs = (given: string, ours: string): boolean => isSame(Buffer.from(given), Buffer.from(ours))
  return {
    of: (number) => proof('place', number),
    ahead(claim, head) {
      const ahead = proof('ahead', claim.number)
      if (claim.ahead !== null && isOurs(claim.ahead, ahead)) return ahead
      return claim.number > head && isOurs(claim.proof, proof('place', claim.number)) ? ahead : null
    },
  }
}
