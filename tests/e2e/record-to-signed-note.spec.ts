import { planItem, stretchesOf, type FeedbackFilm, type FilmItem } from '../../shared/domain/feedback-film'
import type { FidelityEvent } from '../../shared/domain/fidelity'
import { filmFrames } from '../../shared/domain/film-plan'
import { filmShape } from '../../shared/domain/film-shape'
import { mediaOf, type Recording } from '../../shared/domain/recording'
import type { Remark } from '../../shared/domain/remark'
import { expect, test } from './filming'
import { footageOf } from './footage'
import { recordsOf } from './records'
import { addFamily, beginFilming, filmUntil, goToStep, openSession, recordConsent, saved } from './steps'

test.setTimeout(150_000)

test('a visit is filmed, marked, built, watched together, written up and signed, and all of it is found again', async ({ app }) => {
  let { page } = app

  await test.step('write down the family', async () => {
    await addFamily(page, { alias: 'The Wren family', adult: 'Dana', relation: 'mother', child: 'Robin', goal: 'I want to know what Robin is telling me.' })
    await openSession(page, 1)
  })

  await test.step('film, marking three moments as they happen', async () => {
    await beginFilming(page)
    await recordConsent(page, 'mother')
    for (const [count, seconds] of [3, 7, 10].entries()) {
      await filmUntil(page, seconds)
      await page.keyboard.press('m')
      await expect(page.getByRole('status', { name: 'Moments marked so far' }).locator('> *')).toHaveCount(count + 1)
    }
    // The clock runs from the press, the footage from the camera's first picture: a second in hand.
    await filmUntil(page, 13)
    await page.keyboard.press('r')
    await expect(page.getByText(/^Recording saved: 00:1[2-9]$/)).toBeVisible()
    await expect(page.getByText('Consent given').or(page.getByText('No consent is recorded'))).toHaveCount(0)
  })

  await test.step('notice more in it, with the keyboard', async () => {
    await goToStep(page, 'Notice')
    const marks = page.getByRole('tab', { name: /^Marked/ })
    await expect(marks).toHaveText('Marked (3)')
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    await expect(page.getByTestId('playhead-time')).toHaveText(/^00:0(1\.0|0\.9)/)
    await page.keyboard.press('a')
    await expect(marks).toHaveText('Marked (4)')
    await page.keyboard.press('s')
    for (let second = 0; second < 2; second += 1) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('s')
    await expect(marks).toHaveText('Marked (5)')
    await expect(page.getByTestId('code-waits')).toHaveAttribute('aria-pressed', 'false')

    await marks.click()
    await page.getByRole('list', { name: 'Everything marked, in order' }).getByRole('button', { name: /waits/ }).click()
    const start = page.getByTestId('inspector').getByLabel('Start')
    const before = await start.inputValue()
    await start.fill('0:02')
    await start.press('Enter')
    await expect(start).toHaveValue(/^00:0(2\.0|1\.9)/)
    const after = await start.inputValue()
    await page.keyboard.press('Control+z')
    await expect(start).toHaveValue(before)
    await page.keyboard.press('Control+Shift+z')
    await expect(start).toHaveValue(after)
    await saved(page)
  })

  const film = await test.step('build the film and make it', async () => {
    await goToStep(page, 'Build')
    await page.getByRole('button', { name: 'Add all to the film' }).click()
    await expect(page.getByTestId('strip-item')).toHaveCount(5)
    await page.getByTestId('strip-item').nth(1).click()
    await page.getByLabel('Caption').fill('Robin looks, and you wait')
    await page.getByRole('button', { name: /^Make the film/ }).click()
    await expect(page.getByRole('link', { name: 'Watch it' })).toBeVisible({ timeout: 60_000 })
    const [made] = await recordsOf<FeedbackFilm>(page, 'films')
    if (!made?.made) throw new Error('No film was made')
    const { frames, duration, hasSound } = await footageOf(page, made.made.recordingId)
    const shape = filmShape((await recordsOf<Recording>(page, 'recordings')).map(mediaOf).filter((media) => media !== null))
    expect(frames).toBe(plannedFrames(made.items, shape))
    expect(duration).toBeCloseTo(frames / shape.frameRate, 1)
    expect(hasSound).toBe(true)
    return made
  })

  await test.step('watch it together and write down what is said', async () => {
    await page.getByRole('link', { name: 'Watch it' }).click()
    await page.getByRole('button', { name: 'Watch together' }).click()
    await expect.poll(() => page.getByTestId('watch-video').evaluate((video: HTMLVideoElement) => video.currentTime), { intervals: [50] }).toBeGreaterThan(0.5)
    await page.keyboard.press('r')
    await page.getByRole('button', { name: 'Dana', exact: true }).click()
    await page.getByLabel('What was said').fill('She looked at me first.')
    await page.getByRole('button', { name: 'Keep' }).click()
    await page.keyboard.press('r')
    await page.getByRole('button', { name: 'Practitioner', exact: true }).click()
    await page.getByLabel('What was said').fill('And then you waited.')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await expect(page.getByTestId('watch-video')).toBeHidden()
    await expect(page.getByLabel(/^What Dana said at/)).toHaveValue('She looked at me first.')
    await expect.poll(async () => (await recordsOf<Remark>(page, 'remarks')).map(({ who, words }) => `${who}: ${words}`).toSorted()).toEqual(['Dana: She looked at me first.', 'Practitioner: And then you waited.'])
  })

  await test.step('write and sign the note', async () => {
    await goToStep(page, 'Reflect')
    await page.getByRole('textbox', { name: 'Seen and heard' }).fill('Robin gave Dana the ball, and Dana named it.')
    await page.getByRole('textbox', { name: 'The parent’s view' }).click()
    await page.getByRole('button', { name: 'Quote “She looked at me first.”, Dana' }).click()
    await page.getByRole('textbox', { name: 'Next step' }).fill('Wait until Robin looks.')
    await page.getByRole('radiogroup', { name: 'Rated by Dana' }).getByText('6', { exact: true }).click()
    const [question] = await page.getByRole('radiogroup').filter({ hasText: 'Not rated' }).all()
    await question?.getByText('Yes', { exact: true }).click()
    await page.getByRole('button', { name: /^Sign off/ }).click()
    const dialog = page.getByRole('alertdialog')
    await dialog.getByLabel('Signed by').fill('Alex Marsh')
    await dialog.getByRole('button', { name: 'Sign and lock' }).click()
    await expect(page.getByText(/^Signed by Alex Marsh/).first()).toBeVisible()
  })

  await app.restart()
  ;({ page } = app)

  await test.step('find everything again', async () => {
    await page.getByRole('link', { name: /The Wren family/ }).click()
    await page.getByRole('button', { name: /^Session 1\s/ }).click()
    const tabs = page.getByRole('navigation', { name: 'Steps of the session' })
    await expect(tabs.getByRole('img', { name: 'done' })).toHaveCount(5)
    await goToStep(page, 'Reflect')
    await expect(page.getByText('Robin gave Dana the ball, and Dana named it.').first()).toBeVisible()
    await expect(page.getByText('She looked at me first.').first()).toBeVisible()
    await expect(page.getByText(/^Signed by Alex Marsh/).first()).toBeVisible()
    await goToStep(page, 'Notice')
    await expect(page.getByRole('tab', { name: /^Marked/ })).toHaveText('Marked (5)')
    await expect.poll(() => page.getByTestId('player').evaluate((video: HTMLVideoElement) => video.videoWidth)).toBeGreaterThan(0)
    await goToStep(page, 'Watch')
    await expect(page.getByLabel(/^What Dana said at/)).toHaveValue('She looked at me first.')
    const [again] = await recordsOf<FeedbackFilm>(page, 'films')
    expect(again).toEqual(film)
    const happened = (await recordsOf<FidelityEvent>(page, 'fidelityEvents')).map(({ what }) => what.kind).toSorted()
    expect(happened).toEqual(['film-made', 'filmed', 'note-signed', 'session-opened', 'watched'])
  })
})

function plannedFrames(items: readonly FilmItem[], shape: ReturnType<typeof filmShape>): number {
  return filmFrames({ ...shape, items: items.flatMap(stretchesOf).map((stretch) => planItem(stretch, () => 'picture')) })
}
