import { describe, expect, it } from 'vitest'
import { titleFromFileName } from '../../../shared/domain/recording-title'

describe('a title from a file name', () => {
  it.each([
    ['IMG_0123.MOV', 'IMG_0123'],
    ['tidy up 👩‍👧.mp4', 'tidy up 👩‍👧'],
    ['C:\\fakepath\\snack.mp4', 'snack'],
    ['two\nlines\u202egpj.mp4', 'two lines gpj'],
    ['.mp4', '.mp4'],
    ['42.zip.mp4', '42.zip'],
    ['Wren is 3.5 years old', 'Wren is 3.5 years old'],
    [`"><img src=x>.mp4`, '"><img src=x>'],
  ])('%j becomes %j', (name, title) => {
    expect(titleFromFileName(name)).toBe(title)
  })

  it('is cut between whole characters', () => {
    const title = titleFromFileName(`${'a'.repeat(299)}👩‍👧.mp4`)
    expect(title).toBe('a'.repeat(299))
  })
})
