const LONGEST = 300

/**
 * A file's name as a title: without its ending, without anything that cannot be seen or that turns the direction of
 * writing, cut between whole characters. Empty where nothing is left.
 */
export function titleFromFileName(name: string): string {
  const lastPart = name.split(/[/\\]/).at(-1) ?? ''
  const visible = lastPart
    .normalize('NFC')
    // Control and format characters, but not the joiner that emoji families are made of.
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?!\u200d)\p{Cf}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const withoutEnding = visible.replace(/\.[A-Za-z0-9]{1,5}$/, '').trim()
  return cutBetweenCharacters(withoutEnding === '' ? visible : withoutEnding, LONGEST)
}

/** Cut to at most `most` UTF-16 units, as they are stored, without splitting an emoji or a letter with its accents. */
function cutBetweenCharacters(text: string, most: number): string {
  if (text.length <= most) return text
  let kept = ''
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    if (kept.length + segment.length > most) break
    kept += segment
  }
  return kept
}
