import type { Consent } from '../../../../shared/domain/consent'

/** Who answered and by what right, in one line: `Dana, mother`. */
export function byWords(who: string, right: string): string {
  return [who.trim(), right.trim()].filter(part => part !== '').join(', ')
}

export type NewConsent = Pick<Consent, 'by' | 'until' | 'layer'>
