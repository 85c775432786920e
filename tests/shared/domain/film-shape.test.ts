import { expect, it } from 'vitest'
import { filmShape } from '../../../shared/domain/film-shape'

const small25 = { width: 1_280, height: 720, frameRate: 25 }
const small30 = { width: 1_280, height: 720, frameRate: 29.97 }

it.each([
  ['small footage makes a small film', [small25], { width: 1_280, height: 720, frameRate: 25 }],
  ['one large source makes a large film', [small30, { width: 1_920, height: 1_080, frameRate: 30 }], { width: 1_920, height: 1_080, frameRate: 30 }],
  ['a phone held upright counts by its shorter side', [{ width: 1_080, height: 1_920, frameRate: 30 }], { width: 1_920, height: 1_080, frameRate: 30 }],
  ['fifty frames a second are shown as twenty-five', [{ ...small25, frameRate: 50 }], { width: 1_280, height: 720, frameRate: 25 }],
  ['most of the footage decides the rate', [small25, small30, small30], { width: 1_280, height: 720, frameRate: 30 }],
  ['a webcam that gave 24.6 counts as 25', [{ ...small25, frameRate: 24.6 }], { width: 1_280, height: 720, frameRate: 25 }],
])('%s', (_, sources, shape) => {
  expect(filmShape(sources)).toEqual(shape)
})
