import { expect, test } from './app'
import { expectAccessible, expectNoSidewaysScroll } from './reachable'
import { addFamily, beginFilming, openSession } from './steps'

const LONG = 'Anna-Maria Wilhelmine '.repeat(9).trim()

test('names in any writing and of any length stay readable and inside the window', async ({ app: { page } }) => {
  const alias = 'عائلة البلشون 🪶'
  await addFamily(page, { alias, adult: LONG, relation: 'Großmutter väterlicherseits', child: '👩‍👧‍👦 Çağla', goal: 'أريد أن أفهم ما تقوله لي ابنتي.' })
  const name = page.getByRole('heading', { level: 1 }).locator('bdi')
  await expect(name).toHaveText(alias)
  expect(await name.evaluate((element) => getComputedStyle(element).unicodeBidi)).toBe('isolate')
  await expect(page.getByText(LONG).first()).toBeVisible()
  await expectAccessible(page, 'family')
  await expectNoSidewaysScroll(page, 'family')

  await test.step('in the list of families', async () => {
    await addLongFamily()
    await page.getByRole('link', { name: 'Families', exact: true }).first().click()
    await expect(page.getByRole('link', { name: /البلشون/ })).toBeVisible()
    await expectAccessible(page, 'families')
    await expectNoSidewaysScroll(page, 'families')
  })

  await test.step('and wherever a session names them', async () => {
    await page.getByRole('link', { name: /^Anna-Maria/ }).click()
    await openSession(page, 1)
    for (const step of ['Film', 'Notice', 'Build', 'Watch', 'Reflect'] as const) {
      await page.getByRole('navigation', { name: 'Steps of the session' }).getByRole('link', { name: step }).click()
      await expect(page).toHaveURL(new RegExp(`/${step.toLowerCase()}$`))
      await expectNoSidewaysScroll(page, `${step} of a family with a long name`)
    }
    await page.getByRole('navigation', { name: 'Steps of the session' }).getByRole('link', { name: 'Film' }).click()
    await beginFilming(page)
    await expect(page.getByRole('dialog', { name: 'Consent before filming' })).toBeVisible()
    await expectAccessible(page, 'consent before filming')
    await expectNoSidewaysScroll(page, 'consent before filming')
  })

  async function addLongFamily(): Promise<void> {
    await page.getByRole('link', { name: 'Families', exact: true }).first().click()
    await addFamily(page, { alias: LONG, adult: LONG, relation: LONG, child: LONG.replaceAll(/[ -]/g, ''), goal: LONG })
  }
})

test('a window that writes from right to left has nothing out of sight', async ({ app: { page } }) => {
  await addFamily(page, { alias: 'عائلة البلشون', adult: 'دانا', relation: 'أم', child: 'رن', goal: 'أريد أن أفهم.' })
  await page.evaluate(() => (document.documentElement.dir = 'rtl'))
  await expectNoSidewaysScroll(page, 'family, from right to left')
  await openSession(page, 1)
  await expectNoSidewaysScroll(page, 'film, from right to left')
})
