/** What a person typed, set into a sentence: its direction of writing stays its own (Unicode isolates). */
export function isolated(typed: string): string {
  return typed === '' ? '' : `\u2068${typed}\u2069`
}
