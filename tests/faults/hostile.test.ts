import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bridge } from './bridge'
import { canaryBy } from './canary'
import { sampleOf } from './fault'
import { mutants, withFault } from './mutant-list'
import { parsers } from './parsers'
import { paths } from './paths'

describe('nothing that nobody should send does any harm', { timeout: 120_000 }, () => {
  test('to the house', async () => {
    expect(await sampleOf(bridge, 400)).toMatchObject({ 'bridge.fuzz.bad': 0 })
  })

  test('to what reads bytes from outside', async () => {
    expect(await sampleOf(parsers, 4_000)).toEqual({ 'parsers.fuzz.cases': 4_000, 'parsers.fuzz.bad': 0 })
  })

  test('to the servers', async () => {
    expect(await sampleOf(paths, 300)).toEqual({ 'paths.fuzz.cases': 300, 'paths.fuzz.bad': 0 })
  })
})

test('nothing that was planted in the app is found outside of it', { timeout: 120_000 }, async () => {
  const figures = await sampleOf(canaryBy(null), 1)
  expect(figures['canary.planted']).toBeGreaterThan(10)
  expect(figures['canary.hits']).toBe(0)
  expect(figures['canary.control_hits']).toBeGreaterThanOrEqual(figures['canary.planted'] ?? Infinity)
})

test.each(mutants)('the fault "$fault" still fits the code', (mutant) => {
  expect(withFault(mutant, readFileSync(mutant.file, 'utf8'))).not.toBe('')
})
