import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FeedbackFilm } from '../../shared/domain/feedback-film'
import type { Recording } from '../../shared/domain/recording'
import { expect, test } from './app'
import { footageOf } from './footage'
import { insideTheVault, originalOf } from './inside-the-vault'
import { recordsOf } from './records'
import { addFamily, goToStep, openSession, recordConsent } from './steps'

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url))

let phone: string
test.beforeEach(async () => {
  phone = await mkdtemp(join(tmpdir(), 'second-look-phone-'))
})
test.afterEach(() => rm(phone, { recursive: true, force: true }))

test('files from a phone are brought in together; what is no video says so and leaves nothing; the rest becomes a film', async ({ app }) => {
  const { page, dataFolder } = app
  const files = [join(phone, 'IMG_0042 snack.MOV'), join(phone, 'holiday.mp4'), join(phone, 'VID_0043.mp4')]
  for (const [index, name] of ['phone-hevc.mp4', 'text.mp4', 'rotated-portrait.mp4'].entries()) await copyFile(fixture(name), files[index] ?? '')

  await addFamily(page, { alias: 'The Wren family', adult: 'Dana', relation: 'mother', child: 'Robin', goal: '' })
  await openSession(page, 1)

  await test.step('choose three files, and answer for consent', async () => {
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: /^Bring in footage/ }).click()
    await (await choosing).setFiles(files)
    await recordConsent(page, 'mother')
    await expect(page.getByText('Mark moments')).toHaveCount(2)
  })

  await test.step('the one that is no video is told apart, and nothing of it is kept', async () => {
    const failed = page.getByRole('list', { name: 'Files on their way in' }).getByRole('listitem')
    await expect(failed).toHaveCount(1)
    await expect(failed).toContainText('holiday.mp4')
    await expect(failed.getByRole('alert')).toHaveText('This is not a video, although its name may say so. The original is untouched.')
    await page.getByRole('button', { name: 'Dismiss the message about holiday.mp4' }).click()
    await expect(failed).toHaveCount(0)
    const kept = await recordsOf<Recording>(page, 'recordings')
    expect(kept.map(({ state }) => state.kind)).toEqual(['ready', 'ready'])
  })

  await test.step('what the browser cannot play by itself can be seen and marked', async () => {
    await goToStep(page, 'Notice')
    const picker = page.getByLabel('Recording', { exact: true })
    await picker.selectOption(await picker.locator('option', { hasText: 'IMG_0042 snack' }).getAttribute('value'))
    await expect.poll(() => page.getByTestId('player').evaluate((video: HTMLVideoElement) => video.videoWidth)).toBeGreaterThan(0)
    await page.getByTestId('mark-strong').click()
    await expect(page.getByRole('tab', { name: /^Marked/ })).toHaveText('Marked (1)')
  })

  await test.step('and made into a film', async () => {
    await goToStep(page, 'Build')
    await page.getByRole('button', { name: /^Add to the film/ }).click()
    await page.getByRole('button', { name: /^Make the film/ }).click()
    await page.getByRole('link', { name: 'Watch it' }).click({ timeout: 60_000 })
    const [film] = await recordsOf<FeedbackFilm>(page, 'films')
    expect((await footageOf(page, film?.made?.recordingId ?? '')).frames).toBeGreaterThan(25)
    await page.getByRole('button', { name: 'Watch together' }).click()
    await expect.poll(() => page.getByTestId('watch-video').evaluate((video: HTMLVideoElement) => video.videoWidth * video.currentTime)).toBeGreaterThan(0)
    await page.keyboard.press('Escape')
  })

  await test.step('and remembered in the note', async () => {
    await goToStep(page, 'Reflect')
    await page.getByRole('button', { name: /^Quote the moment/ }).click()
    await expect(page.getByRole('list', { name: 'Quotes in “Seen and heard”' }).getByRole('listitem')).toHaveCount(1)
  })

  await test.step('the originals are as they were, on the phone and in the vault, and nothing else was kept', async () => {
    const recordings = await recordsOf<Recording>(page, 'recordings')
    const films = await recordsOf<FeedbackFilm>(page, 'films')
    await app.kill()
    await insideTheVault(dataFolder, async (vault) => {
      expect((await vault.recordingIds()).toSorted()).toEqual([...recordings.map(({ id }) => id), ...films.flatMap(({ made }) => made?.recordingId ?? [])].toSorted())
      for (const { id, title } of recordings) {
        const [source, name] = title.startsWith('IMG') ? [files[0], 'phone-hevc.mp4'] : [files[2], 'rotated-portrait.mp4']
        const original = await readFile(fixture(name))
        expect(original.equals(await readFile(source ?? ''))).toBe(true)
        expect(original.equals(await originalOf(vault, id))).toBe(true)
      }
    })
  })
})
