import { expect, test } from '@playwright/test'
import { valueOf } from '../../shared/domain/outcome'
import { openPage } from '../support/preview-page'
import { startPreview } from './preview-process'

test('a demonstration says so and brings footage of its own that plays', { tag: '@preview' }, async () => {
  const preview = await startPreview(['--demo'])
  const page = await openPage(preview.entrance)
  try {
    const started = valueOf(await page.api.call('app:start', {}))
    expect(started).toMatchObject({ isDemo: true, demoRecordings: [{ recordingId: 'demo-play' }] })
    expect(started.demoRecordings[0]?.media.duration).toBeGreaterThan(30_000)
    const played = await fetch(`${page.api.footageBase}/demo-play/play`, { headers: { cookie: page.cookie, range: 'bytes=4-7' } })
    expect(await played.text()).toBe('ftyp')
  } finally {
    page.close()
    expect(await preview.stop()).toBe(0)
  }
})
