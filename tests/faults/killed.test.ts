import { describe, expect, test } from 'vitest'
import { sampleOf } from './fault'
import { killCommit } from './kill-commit'
import { killMigration } from './kill-migration'
import { killPassphrase } from './kill-passphrase'
import { killRecording } from './kill-recording'
import { killRender } from './kill-render'

describe('an app that is killed', { timeout: 120_000 }, () => {
  test('while it films has kept all that it acknowledged', async () => {
    const figures = await sampleOf(killRecording, 6)
    expect(figures).toMatchObject({ 'kill.recording.count': 6, 'kill.recording.lost_acked_bytes': 0 })
    expect(figures['kill.recording.lost_ms_max']).toBeLessThan(1_500)
  })

  test.each([
    ['writes notes', killCommit, 4],
    ['changes the passphrase', killPassphrase, 4],
    ['seals plain footage', killMigration, 4],
    ['makes a film', killRender, 2],
  ] as const)('while it %s leaves nothing half done', async (_, fault, most) => {
    const figures = await sampleOf(fault, most)
    const bad = Object.entries(figures).filter(([name]) => name.endsWith('.bad'))
    expect(bad.map(([, value]) => value)).toEqual([0])
  })
})
