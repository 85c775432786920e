import type { Recording } from '../../shared/domain/recording'
import { mediaOf } from '../../shared/domain/recording'
import { expect, test } from './filming'
import { footageOf } from './footage'
import { recordsOf } from './records'
import { addFamily, beginFilming, clockSeconds, filmUntil, goToStep, openSession, recordConsent } from './steps'
import type { App } from './app'

const LOST_AT_MOST = 2

test('the app’s process dies while filming: what was filmed is offered at the next start, and plays', async ({ app }) => {
  const filmed = await filmFor(app, 8)
  await app.kill()
  await app.restart()
  await offersWhatWasFilmed(app, filmed)
})

test('the window dies while filming: what was filmed is offered at the next start, and plays', { tag: '@preview' }, async ({ app }) => {
  const filmed = await filmFor(app, 8)
  await app.killWindow()
  await app.restart()
  await offersWhatWasFilmed(app, filmed)
})

/** Films through the screen, and gives the seconds on the clock at the last look. */
async function filmFor({ page }: App, seconds: number): Promise<number> {
  await addFamily(page, { alias: 'The Wren family', adult: 'Dana', relation: 'mother', child: 'Robin', goal: '' })
  await openSession(page, 1)
  await beginFilming(page)
  await recordConsent(page, 'mother')
  await filmUntil(page, 4)
  await page.keyboard.press('m')
  await filmUntil(page, seconds)
  return clockSeconds(await page.getByTestId('elapsed').first().textContent())
}

async function offersWhatWasFilmed({ page }: App, filmed: number): Promise<void> {
  await expect(page.getByText(/^The Wren family, session 1: a recording was interrupted\. It is safe up to/)).toBeVisible()
  const [recording] = await recordsOf<Recording>(page, 'recordings')
  if (!recording) throw new Error('The recording is not listed')
  const media = mediaOf(recording)
  expect(recording.state.kind).toBe('interrupted')
  expect((media?.duration ?? 0) / 1_000).toBeGreaterThanOrEqual(filmed - LOST_AT_MOST)
  const { frames, duration, hasSound } = await footageOf(page, recording.id)
  expect(frames).toBe(media?.frames)
  expect(duration).toBeGreaterThanOrEqual(filmed - LOST_AT_MOST)
  expect(hasSound).toBe(true)

  await page.getByRole('link', { name: /The Wren family/ }).click()
  await page.getByRole('button', { name: /^Session 1\s/ }).click()
  await goToStep(page, 'Film')
  await expect(page.getByTestId(`recording-${recording.id}`).getByText(/^Interrupted: safe up to 00:0\d/)).toBeVisible()
  await goToStep(page, 'Notice')
  await expect(page.getByRole('tab', { name: /^Marked/ })).toHaveText('Marked (1)')
  await page.keyboard.press('Space')
  await expect.poll(() => page.getByTestId('player').evaluate((video: HTMLVideoElement) => video.currentTime * video.videoWidth)).toBeGreaterThan(0)
}
