import { describe, expect, test } from 'vitest'
import { crash } from './crash-vault'
import { diskFull } from './disk-full'
import { sampleOf } from './fault'
import { soakBy } from './soak'

// Short samples of what `npm run faults` does at full length; a fixed seed, so that a failure comes again.

describe('a vault, whatever happens to it', { timeout: 120_000 }, () => {
  test('opens with everything that was promised after the power went or the disk refused', async () => {
    const figures = await sampleOf(crash, 150)
    expect(figures['crash.states']).toBeGreaterThanOrEqual(150)
    expect(figures['crash.bad']).toBe(0)
  })

  test('says that the disk is full, and loses nothing', async () => {
    expect(await sampleOf(diskFull, 24)).toMatchObject({ 'disk_full.cases': 24, 'disk_full.lost_acked_bytes': 0, 'disk_full.other_errors': 0 })
  })

  test('gives back what was filmed into it as time goes by', async () => {
    expect(await sampleOf(soakBy(null), 1)).toMatchObject({ 'soak.bad': 0 })
  })
})
