import { describe, expect, it } from 'vitest'
import { directionOf, layOutWords } from '../../../renderer/pictures/lay-out-words'

/** Every character as wide as half its size. */
const measure = (text: string, size: number) => (Array.from(text).length * size) / 2
const room = { width: 400, height: 150, largest: 40, smallest: 20 }

describe('words on a card or caption', () => {
  it('stand on one line at full size where they fit', () => {
    expect(layOutWords('She waits', room, measure)).toEqual({ lines: ['She waits'], size: 40, lineHeight: 50 })
  })

  it('break at spaces, each line within the room', () => {
    const { lines } = layOutWords('She looks. You wait. She gives you the ball.', room, measure)
    expect(lines.join(' ')).toBe('She looks. You wait. She gives you the ball.')
    expect(lines.every(line => measure(line, 40) <= 400)).toBe(true)
  })

  it('break where the writer did, and keep an empty line', () => {
    expect(layOutWords('Dana and Wren\n\ntidy up', room, measure).lines).toEqual(['Dana and Wren', '', 'tidy up'])
  })

  it('shrink before a word is broken', () => {
    const { lines, size } = layOutWords('Rhabarberbarbarabarbaren', room, measure)
    expect(lines).toEqual(['Rhabarberbarbarabarbaren'])
    expect(size).toBeLessThan(40)
  })

  it('break a word that is too wide even at the smallest size, losing no letter', () => {
    const word = 'a'.repeat(90)
    const { lines, size } = layOutWords(word, room, measure)
    expect(size).toBe(20)
    expect(lines.join('')).toBe(word)
    expect(lines.every(line => measure(line, 20) <= 400)).toBe(true)
  })

  it('shrink until all lines fit into the height', () => {
    const { lines, size, lineHeight } = layOutWords('one two three four five six seven eight nine ten eleven twelve thirteen', room, measure)
    expect(size).toBeLessThan(40)
    expect(lines.length * lineHeight).toBeLessThanOrEqual(150)
  })

  it('end in an ellipsis when there is no room at any size', () => {
    const { lines } = layOutWords('word '.repeat(200), room, measure)
    expect(lines.at(-1)).toMatch(/…$/)
    expect(lines.length * 25).toBeLessThanOrEqual(150)
  })

  it('never cut an emoji of several people in two', () => {
    const family = '👩‍👧‍👦'
    const { lines } = layOutWords(family.repeat(60), room, measure)
    expect(lines.join('').replaceAll(family, '').replace('…', '')).toBe('')
  })

  it('may be none at all', () => {
    expect(layOutWords('   ', room, measure).lines).toEqual([''])
  })
})

describe('the direction of words', () => {
  it.each([
    ['She waits', 'ltr'],
    ['היא מחכה', 'rtl'],
    ['«هي تنتظر»', 'rtl'],
    ['123 היא', 'rtl'],
    ['!!!', 'ltr'],
  ])('%s', (words, direction) => {
    expect(directionOf(words)).toBe(direction)
  })
})
