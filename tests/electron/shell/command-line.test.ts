import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readCommandLine } from '../../../electron/shell/command-line'

const read = (...given: string[]) => readCommandLine(['second-look', ...given], resolve('work'))

test('without words the usual place is used', () => {
  expect(read()).toEqual({ isDemo: false, dataFolder: null })
})

test.each([
  ['apart', ['--data', 'here']],
  ['joined', ['--data=here']],
  ['among Chromium’s own switches', ['--no-sandbox', '--data', 'here', '--lang=pl']],
])('a data folder is read when it is written %s', (_how, given) => {
  expect(read(...given).dataFolder).toBe(resolve('work', 'here'))
})

test.each([[['--data']], [['--data', '--lang=pl']], [['--data=']]])('a data folder without a name is no data folder: %j', (given) => {
  expect(read(...given).dataFolder).toBeNull()
})

test('a demonstration never uses a real data folder', () => {
  expect(read('--demo', '--data', 'real')).toEqual({ isDemo: true, dataFolder: null })
})
