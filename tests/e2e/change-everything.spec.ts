import { expect, test } from './app'
import { PASSPHRASE, typeSheetBack, unlock } from './door'
import { addFamily } from './steps'

const NEW = 'lake marble window ferry'

test('after everything was changed the old passphrase opens nothing, and the new one and the new sheet open everything', async ({ app }) => {
  test.setTimeout(300_000)
  const { page } = app
  await addFamily(page, { alias: 'The Wren family', adult: 'Dana', relation: 'mother', child: 'Robin', goal: '' })
  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('button', { name: 'Change everything' }).click()
  const current = page.getByLabel('Your passphrase', { exact: true })
  await current.fill('not the passphrase')
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText('That is not the passphrase; please look at capitals and spaces.')).toBeVisible({ timeout: 90_000 })
  await current.fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'I would rather think of my own' }).click({ timeout: 90_000 })
  await page.getByLabel('Your own passphrase').fill(NEW)
  await page.getByLabel(/^Once more/).fill(NEW)
  await page.getByRole('button', { name: 'Use this passphrase' }).click()
  const groups = await typeSheetBack(page)
  await expect(page.getByRole('button', { name: 'Change everything' })).toBeFocused()

  const locked = page.getByRole('heading', { name: 'Second Look is locked' })
  await page.keyboard.press('ControlOrMeta+Shift+L')
  await expect(locked).toBeVisible({ timeout: 90_000 })
  await unlock(page)
  await expect(page.getByText(/^That is not the passphrase/)).toBeVisible({ timeout: 90_000 })
  await unlock(page, NEW)
  await expect(page.getByRole('navigation').first()).toBeVisible({ timeout: 90_000 })

  await page.keyboard.press('ControlOrMeta+Shift+L')
  await expect(locked).toBeVisible({ timeout: 90_000 })
  await page.getByRole('button', { name: /Use the recovery sheet/ }).click()
  for (const [index, group] of groups.entries()) await page.getByLabel(`Group ${index + 1} of 8`).fill(group)
  await page.getByRole('button', { name: 'Go on' }).click()
  // The list of words is fetched when it is first needed.
  const drawn = page.locator('p[translate=no]')
  await expect(drawn).toHaveText(/^\S+( \S+){4}$/, { timeout: 90_000 })
  const words = (await drawn.textContent()) ?? ''
  // An Enter too many takes nothing that nobody has read.
  await expect(page.getByRole('heading', { name: 'Choose a new passphrase' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(drawn).toHaveText(words)
  await page.getByRole('button', { name: 'Use this passphrase' }).click()
  await page.getByLabel('Your five words').fill(words)
  await page.getByRole('button', { name: 'Open the vault' }).click()
  await page.getByRole('link', { name: 'Families' }).click({ timeout: 90_000 })
  await expect(page.getByRole('link', { name: /The Wren family/ })).toBeVisible()
})
