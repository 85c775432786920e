import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** No serious or critical violation of WCAG 2.2 AA on what is shown now. */
export async function expectAccessible(page: Page, place: string): Promise<void> {
  await stillness(page)
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).setLegacyMode(true).analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect.soft(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`), place).toEqual([])
}

/** A screen is named by one heading of the first rank. */
export async function expectOneHeading(page: Page, place: string): Promise<void> {
  expect.soft(await page.getByRole('heading', { level: 1 }).count(), `headings of ${place}`).toBe(1)
}

/** The window as it is at 200 per cent on a small laptop: what is too wide for it wraps, or scrolls within itself. */
export async function expectNoSidewaysScroll(page: Page, place: string): Promise<void> {
  const usual = page.viewportSize()
  await page.setViewportSize({ width: 640, height: 360 })
  await stillness(page)
  const wider = await page.evaluate(() => {
    const whole = document.documentElement
    return [whole, ...document.querySelectorAll('main, [role=dialog], [role=alertdialog]')].map((element) => element.scrollWidth - element.clientWidth).filter((excess) => excess > 1)
  })
  expect.soft(wider, `${place} at 200 per cent`).toEqual([])
  if (usual) await page.setViewportSize(usual)
}

/** Presses Tab until it has been everywhere; everything that can be pressed or typed in has had the focus, and showed it. */
export async function expectReachableByTab(page: Page, place: string): Promise<void> {
  await page.evaluate(() => {
    document.querySelectorAll('[data-visited]').forEach((element) => element.removeAttribute('data-visited'))
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
  const unseen: string[] = []
  for (let idle = 0; idle < 3; ) {
    await page.keyboard.press('Tab')
    const { isNew, isSeen, name } = await page.evaluate(visit)
    idle = isNew ? 0 : idle + 1
    if (isNew && !isSeen) unseen.push(name)
  }
  const missed = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, summary, [tabindex="0"]')]
      .filter((element) => element.tabIndex >= 0 && element.checkVisibility() && !element.matches(':disabled, [data-visited], [type=radio], [inert] *, [data-focus-scope-start], [aria-hidden=true] *'))
      .map((element) => element.outerHTML.slice(0, 120)),
  )
  expect.soft(missed, `out of Tab’s reach on ${place}`).toEqual([])
  expect.soft(unseen, `focus that cannot be seen on ${place}`).toEqual([])
}

/** Runs in the page: marks what has the focus, and tells whether it can be seen there. */
function visit(): { readonly isNew: boolean; readonly isSeen: boolean; readonly name: string } {
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || element === document.body || element.hasAttribute('data-visited')) return { isNew: false, isSeen: true, name: '' }
  element.setAttribute('data-visited', '')
  // A hidden radio or tick box shows the focus on its label.
  const shown = [element, element.closest('label')].filter((each) => each !== null)
  const isSeen = shown.some((each) => {
    const { boxShadow, outlineStyle, outlineWidth, outlineColor } = getComputedStyle(each)
    return boxShadow !== 'none' || (outlineStyle !== 'none' && outlineWidth !== '0px' && !outlineColor.endsWith(', 0)'))
  })
  return { isNew: true, isSeen, name: element.outerHTML.slice(0, 120) }
}

/** Presses Tab until the thing with this name has the focus. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const wanted = page.getByRole('button', { name }).or(page.getByRole('link', { name })).first()
  await expect(wanted).toBeVisible()
  for (let press = 0; press < 80; press += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not come to ${String(name)}`)
}

/** What moves has come to rest: a colour on its way from one to another is neither. */
async function stillness(page: Page): Promise<void> {
  await page.evaluate(() => Promise.all(document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity).map(({ finished }) => finished.catch(() => undefined))))
}
