import { expect, type Page } from '@playwright/test'

/** The passphrase of every vault that the stories make. */
export const PASSPHRASE = 'wren heron robin finch swift'

/** Goes in as the practitioner does: makes the vault at the first start, and types the passphrase at the next ones. `timeout` in ms. */
export async function passTheDoor(page: Page, timeout = 30_000): Promise<void> {
  const welcome = page.getByRole('heading', { name: 'Welcome to Second Look' })
  const locked = page.getByRole('heading', { name: 'Second Look is locked' })
  const inside = page.getByRole('navigation').first()
  await expect(welcome.or(locked).or(inside)).toBeVisible({ timeout: 30_000 })
  if (await welcome.isVisible()) await makeVault(page)
  else if (await locked.isVisible()) await unlock(page)
  await expect(inside).toBeVisible({ timeout })
}

export async function unlock(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.keyboard.press('Enter')
}

async function makeVault(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Choose a passphrase' }).click()
  await page.getByRole('button', { name: 'I would rather think of my own' }).click()
  await page.getByLabel('Your own passphrase').fill(PASSPHRASE)
  await page.getByLabel(/^Once more/).fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Use this passphrase' }).click()
  await typeSheetBack(page)
}

/** Copies the recovery sheet by hand, and types the two groups that are asked for. Gives the key. */
export async function typeSheetBack(page: Page): Promise<readonly string[]> {
  const letters = page.getByRole('list', { name: 'The key, in eight groups' }).locator('b')
  await expect(letters).toHaveCount(8, { timeout: 30_000 })
  const groups = await letters.allTextContents()
  await page.getByRole('button', { name: 'I have it on paper' }).click()
  await expect(page.getByRole('heading', { name: 'Let us see that it can be read' })).toBeVisible()
  for (const [index, group] of groups.entries()) {
    const field = page.getByLabel(`Group ${index + 1}`, { exact: true })
    if (await field.isVisible()) await field.fill(group.toLowerCase())
  }
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  return groups
}
