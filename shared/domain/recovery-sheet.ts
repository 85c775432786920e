/** A recovery key is printed as so many groups of so many letters, each group with its check letter. */
export const RECOVERY_GROUPS = 8
export const LETTERS_IN_A_GROUP = 5
const GROUPS_TO_CHECK = 2

export function groupsOf(recoveryKey: string): readonly string[] {
  return recoveryKey.split('-')
}

/** What was typed as the sheet has it: the letter O is a nought, I and L are a one; spaces and hyphens are nothing. */
export function tidyGroup(typed: string): string {
  return typed.normalize('NFKC').toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1').replaceAll(/[^0-9A-Z]/g, '')
}

export function isGroup(typed: string, group: string): boolean {
  return tidyGroup(typed) === group
}

/** Which fields a text fills that was typed or pasted into one of them: a whole key fills them all, from the first. */
export function spreadOver(text: string, from: number): readonly { readonly field: number; readonly letters: string }[] {
  const letters = tidyGroup(text)
  const start = letters.length >= RECOVERY_GROUPS * LETTERS_IN_A_GROUP ? 0 : from
  const pieces = Array.from({ length: Math.ceil(letters.length / LETTERS_IN_A_GROUP) }, (_, piece) => letters.slice(piece * LETTERS_IN_A_GROUP, (piece + 1) * LETTERS_IN_A_GROUP))
  return pieces.map((piece, index) => ({ field: start + index, letters: piece })).filter(({ field }) => field < RECOVERY_GROUPS)
}

/** The groups, counted from 1, in which a letter is missing or too many. */
export function unfinishedGroups(typed: readonly string[]): readonly number[] {
  return typed.flatMap((group, index) => (tidyGroup(group).length === LETTERS_IN_A_GROUP ? [] : [index + 1]))
}

/**
 * Two different groups to be typed back, by their index, in the sheet's order. `randomInts` are whole numbers drawn evenly
 * from 0 to 2^32 − 1; which groups are asked for is no secret, only a surprise. Throws where they run out.
 */
export function groupsToCheck(randomInts: Iterable<number>): readonly number[] {
  const chosen = new Set<number>()
  for (const random of randomInts) {
    chosen.add(random % RECOVERY_GROUPS)
    if (chosen.size === GROUPS_TO_CHECK) return [...chosen].toSorted((a, b) => a - b)
  }
  throw new Error('Too few random numbers for a check')
}

/** A sheet's own short number, from its slot's id: `3F7A`. It tells an old sheet from the one that opens, and is no secret. */
export function sheetNumber(slotId: string): string {
  return slotId.slice(0, 4).toUpperCase()
}

/** A vault's short name, as it stands on its sheet: `3F7A-21BC`. It tells sheets apart and is no secret. */
export function vaultName(vaultId: string): string {
  const letters = vaultId.slice(0, 8).toUpperCase()
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}
