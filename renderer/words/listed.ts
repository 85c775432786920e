/** Several things in one sentence: `filming and watching together`. */
export function listed(things: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(things)
}
