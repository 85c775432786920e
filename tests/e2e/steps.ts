import { expect, type Page } from '@playwright/test'

/** What a person does again and again, in their own words. */

export interface GivenFamily {
  readonly alias: string
  readonly adult: string
  readonly relation: string
  readonly child: string
  readonly goal: string
}

/** Writes down a family on the families' page; its own page is open afterwards. */
export async function addFamily(page: Page, { alias, adult, relation, child, goal }: GivenFamily): Promise<void> {
  await page.getByRole('button', { name: 'Add a family' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What you call the family here').fill(alias)
  await dialog.getByLabel('Name of the adult').fill(adult)
  await dialog.getByLabel('Who they are to the child').fill(relation)
  await dialog.getByLabel('Name of the child').fill(child)
  await dialog.getByLabel('What the parent hopes for, in their own words').fill(goal)
  await dialog.getByText('NG26').first().click()
  await dialog.getByRole('button', { name: 'Add a family' }).click()
  await expect(page.getByRole('heading', { level: 1, name: alias })).toBeVisible()
}

/** From the family's page. */
export async function openSession(page: Page, number: number): Promise<void> {
  await page.getByRole('button', { name: `Open session ${number}`, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Session ${number}` })).toBeVisible()
}

export async function goToStep(page: Page, step: 'Film' | 'Notice' | 'Build' | 'Watch' | 'Reflect'): Promise<void> {
  const tab = page.getByRole('navigation', { name: 'Steps of the session' }).getByRole('link', { name: step })
  await tab.click()
  await expect(tab).toHaveAttribute('aria-current', 'step')
}

/** Answers the question for consent that comes before the first footage. */
export async function recordConsent(page: Page, right: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: /^Consent before (filming|bringing in footage)$/ })
  await dialog.getByLabel('By what right').fill(right)
  await dialog.getByLabel('Yes to being filmed').check()
  await dialog.getByLabel('Yes to watching the film together').check()
  await dialog.getByRole('button', { name: 'Record consent', exact: true }).last().click()
  await expect(dialog).toBeHidden()
}

/** Turns the camera on and films, until `seconds` are on the clock. */
export async function beginFilming(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Use camera' }).click()
  await page.getByRole('button', { name: 'Start recording' }).click()
}

export async function filmUntil(page: Page, seconds: number): Promise<void> {
  await expect.poll(async () => clockSeconds(await page.getByTestId('elapsed').first().textContent()), { timeout: (seconds + 20) * 1_000, intervals: [100] }).toBeGreaterThanOrEqual(seconds)
}

export async function saved(page: Page): Promise<void> {
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
}

/** `01:04` → 64. */
export function clockSeconds(clock: string | null): number {
  return (clock ?? '-').split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
}
