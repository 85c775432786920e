import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import type { FeedbackFilm } from '../../shared/domain/feedback-film'
import type { FidelityEvent } from '../../shared/domain/fidelity'
import { expect, test } from './app'
import { PASSPHRASE } from './door'
import { insideTheVault, originalOf } from './inside-the-vault'
import { recordsOf } from './records'
import { addFamily, goToStep, openSession, recordConsent } from './steps'
import { answered } from './line'

const run = promisify(execFile)
const PHONE_FILM = fileURLToPath(new URL('../fixtures/rotated-portrait.mp4', import.meta.url))

test.setTimeout(240_000)

test.afterEach(({ app }) => rm(`${app.dataFolder}-copies`, { recursive: true, force: true }))

// The preview has a folder for copies of its own; Electron would ask the system for a file.
test('a film is given to the family where it was made, and what is said of it holds', { tag: '@preview' }, async ({ app }) => {
  const { page, dataFolder } = app
  const copies = `${dataFolder}-copies`
  await makeAFilm(page)
  const dialog = page.getByRole('dialog', { name: 'A copy of this film for the family' })
  const choose = dialog.getByRole('button', { name: 'Choose where…' })
  const passphrase = dialog.getByLabel('Your passphrase, once more')

  await test.step('nothing goes anywhere without who, why and the passphrase', async () => {
    await page.getByRole('button', { name: 'Give a copy…' }).click()
    await choose.click()
    await expect(dialog.getByRole('alert')).toHaveText('Say who can be seen or heard in it.')
    await dialog.getByLabel(/Dana/).check()
    await dialog.getByLabel(/Robin/).check()
    await choose.click()
    await expect(dialog.getByLabel('Why is a copy given all the same?')).toHaveAccessibleDescription(/Say why a copy is given without a yes\.$/)
    await expect(dialog.getByLabel('Why is a copy given all the same?')).toBeFocused()
    await dialog.getByLabel('Why is a copy given all the same?').fill('The father asked on the telephone')
    await choose.click()
    await expect(dialog.getByRole('alert')).toHaveText('Type your passphrase.')
    await passphrase.fill('another bird altogether')
    await choose.click()
    await expect(dialog.getByRole('alert')).toHaveText('That is not the passphrase.')
    await expect(passphrase).toBeFocused()
    await expect(passphrase).toHaveValue('')
  })

  await test.step('one that is broken off leaves no file', async () => {
    await mkdir(copies, { recursive: true })
    // Writing to it waits until somebody reads: a disk that is slow at just the right time.
    await run('mkfifo', [join(copies, 'film-1.mp4.partial')])
    await passphrase.fill(PASSPHRASE)
    await choose.click()
    const ended = answered(page, 'copy:make')
    await dialog.getByRole('button', { name: 'Make the copy' }).click()
    await expect(dialog.getByText('Writing the copy, and reading it back…')).toBeVisible()
    const cancelled = answered(page, 'copy:cancel')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await cancelled
    await run('head', ['-c', '1', join(copies, 'film-1.mp4.partial')])
    await ended
    await expect(dialog).toBeHidden()
    expect(await readdir(copies)).toEqual([])
    expect(await linesOfCopies(page)).toEqual([])
  })

  const sha256 = await test.step('the whole one is where it says', async () => {
    await page.getByRole('button', { name: 'Give a copy…' }).click()
    await dialog.getByLabel(/Dana/).check()
    await dialog.getByLabel(/Robin/).check()
    await dialog.getByLabel('Why is a copy given all the same?').fill('The father asked on the telephone')
    await passphrase.fill(PASSPHRASE)
    await choose.click()
    await dialog.getByRole('button', { name: 'Make the copy' }).click()
    await expect(dialog.getByText('film-1.mp4', { exact: true })).toBeVisible()
    await expect(dialog.getByText(copies, { exact: true })).toBeVisible()
    await expect(dialog.getByText(/^[0-9a-f]{64}$/)).toBeHidden()
    await dialog.getByText('Details').click()
    const said = await dialog.getByText(/^[0-9a-f]{64}$/).textContent()
    await dialog.getByRole('button', { name: 'Close' }).click()
    expect(await readdir(copies)).toEqual(['film-1.mp4'])
    return said
  })

  await test.step('it is told in the session’s log and in what happened in the vault', async () => {
    expect(await linesOfCopies(page)).toEqual([{ kind: 'copy-given', filmId: expect.any(String), isCovered: false, reason: 'The father asked on the telephone' }])
    await goToStep(page, 'Reflect')
    await expect(page.getByText('Copies given', { exact: true })).toBeVisible()
    await expect(page.getByText('The father asked on the telephone')).toBeVisible()
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('button', { name: 'Show the list' }).click()
    await expect(page.getByText('The copy was not made, or not finished. Nothing of it was left.')).toHaveCount(1)
    await expect(page.getByText(/^The copy was made and read back/)).toHaveCount(1)
  })

  const [film] = await recordsOf<FeedbackFilm>(page, 'films')
  await app.killWindow()
  await app.kill()

  await test.step('the file is the film, and nothing but pictures and sound', async () => {
    const file = join(copies, 'film-1.mp4')
    const bytes = await readFile(file)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    expect(bytes.length).toBe((await insideTheVault(dataFolder, (vault) => originalOf(vault, film?.made?.recordingId ?? ''))).length)
    const { stdout } = await run('ffprobe', ['-v', 'error', '-of', 'json', '-show_entries', 'format_tags:stream=codec_name:stream_tags', file])
    const { streams, format } = JSON.parse(stdout) as { readonly streams: readonly { readonly codec_name: string; readonly tags?: Readonly<Record<string, string>> }[]; readonly format: { readonly tags?: Readonly<Record<string, string>> } }
    expect(streams.map(({ codec_name }) => codec_name)).toEqual(['h264', 'aac'])
    const words = [format.tags, ...streams.map(({ tags }) => tags)].flatMap((tags) => Object.entries(tags ?? {})).filter(([name]) => !TECHNICAL.has(name))
    expect(words).toEqual([])
    for (const word of ['Wren', 'Dana', 'Robin', 'Lavf', 'Lavc', 'x264']) expect(bytes.includes(word), word).toBe(false)
  })
})

/** What every MP4 says of itself, and nothing of whom it shows. */
const TECHNICAL = new Set(['major_brand', 'minor_version', 'compatible_brands', 'language', 'handler_name', 'vendor_id'])

async function linesOfCopies(page: Page): Promise<readonly FidelityEvent['what'][]> {
  return (await recordsOf<FidelityEvent>(page, 'fidelityEvents')).map(({ what }) => what).filter(({ kind }) => kind === 'copy-given')
}

async function makeAFilm(page: Page): Promise<void> {
  await addFamily(page, { alias: 'The Wren family', adult: 'Dana', relation: 'mother', child: 'Robin', goal: '' })
  await openSession(page, 1)
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /^Bring in footage/ }).click()
  await (await choosing).setFiles([PHONE_FILM])
  await recordConsent(page, 'mother')
  await expect(page.getByText('Mark moments')).toHaveCount(1)
  await goToStep(page, 'Notice')
  await expect.poll(() => page.getByTestId('player').evaluate((video: HTMLVideoElement) => video.videoWidth)).toBeGreaterThan(0)
  await page.getByTestId('mark-strong').click()
  await expect(page.getByRole('tab', { name: /^Marked/ })).toHaveText('Marked (1)')
  await goToStep(page, 'Build')
  await page.getByRole('button', { name: /^Add to the film/ }).click()
  await page.getByRole('button', { name: /^Make the film/ }).click()
  await expect(page.getByRole('link', { name: 'Watch it' })).toBeVisible({ timeout: 60_000 })
}
