import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/**
 * Chromium writes down in its profile, unsealed, what stands in the fields of a page, to fill them again after a restart, and
 * offers what was typed before. It does neither where the field itself says `autocomplete="off"`.
 */
test('every field in which somebody types or chooses keeps its words out of the browser’s profile', () => {
  const sources = readdirSync('renderer', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'))
  const fields = sources.flatMap((name) => fieldsIn(readFileSync(join('renderer', name), 'utf8')).map((field) => `${name}: ${field}`))
  expect(fields.length).toBeGreaterThan(8)
  expect(fields.filter((field) => !isWordless(field) && !isGuarded(field))).toEqual([])
})

test.each([
  ['<input onChange={event => save(event)} />', false],
  ['<Input {...shared} />', false],
  ['<TextArea\n  rows={2}\n/><input autoComplete="off" />', false],
  ['<select autoComplete="on">', false],
  ['<textarea onChange={event => save({ words: event.target.value })} autoComplete="off" />', true],
  ['<input type="checkbox" checked={is} />', true],
])('the check itself judges %j rightly', (text, isRight) => {
  expect(fieldsIn(text).every((field) => isWordless(field) || isGuarded(field))).toBe(isRight)
})

const isGuarded = (field: string): boolean => /\sautoComplete="off"/.test(field)

/** Ticks and sliders hold no words. A chosen file does: its name. */
const isWordless = (field: string): boolean => /\stype="(?:checkbox|radio|range)"/.test(field)

/** The opening tags of fields, with all that is said in them. */
function fieldsIn(text: string): readonly string[] {
  return [...text.matchAll(/<(?:input|textarea|select|Input|TextArea)(?=[\s/>])/g)].map(({ index }) => text.slice(index, endOfTag(text, index)))
}

/** An arrow within braces ends no tag. */
function endOfTag(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1
    else if (text[at] === '}') depth -= 1
    else if (text[at] === '>' && depth === 0) return at + 1
  }
  return text.length
}
