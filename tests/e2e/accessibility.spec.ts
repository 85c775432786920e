import { expect, test } from './app'
import { expectAccessible, expectNoSidewaysScroll, expectOneHeading, expectReachableByTab, tabTo } from './reachable'
import { goToStep } from './steps'
import type { Page } from '@playwright/test'

test.use({ isDemo: true })

/** Opens a dialog, looks at it, and leaves it by Escape. */
async function lookAtDialog(page: Page, place: string, open: () => Promise<void>): Promise<void> {
  await open()
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'))
  await expect(dialog).toBeVisible()
  await expectAccessible(page, place)
  await expectNoSidewaysScroll(page, place)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
}

async function lookAtScreen(page: Page, place: string): Promise<void> {
  await expectOneHeading(page, place)
  await expectAccessible(page, place)
  await expectNoSidewaysScroll(page, place)
}

const press = (page: Page, name: string | RegExp) => () => page.getByRole('button', { name }).first().click()

test('families and their dialogs can be used by everybody', async ({ app: { page } }) => {
  await expect(page.getByRole('link', { name: /The Heron family/ })).toBeVisible()
  await lookAtScreen(page, 'families')
  await expectReachableByTab(page, 'families')
  await lookAtDialog(page, 'add a family', press(page, 'Add a family'))
  await page.getByRole('link', { name: /The Heron family/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'The Heron family' })).toBeVisible()
  await lookAtScreen(page, 'family')
  await expectReachableByTab(page, 'family')
  await lookAtDialog(page, 'about the family', press(page, 'About the family'))
  await lookAtDialog(page, 'consent', press(page, /^Consent/))
  await lookAtDialog(page, 'plan a session', press(page, /^Session 6/))
})

test('the five steps of a session can be used by everybody', async ({ app: { page } }) => {
  test.setTimeout(120_000)
  await openToday(page)

  await goToStep(page, 'Film')
  await lookAtScreen(page, 'film, camera off')
  await lookAtDialog(page, 'remove a recording', press(page, /^Remove /))
  await press(page, 'Use camera')()
  await expect(page.getByRole('button', { name: /^Start recording/ })).toBeEnabled()
  await expectAccessible(page, 'film, camera on')
  await expectReachableByTab(page, 'film')

  await goToStep(page, 'Notice')
  await expect(page.getByRole('tab', { name: /^Marked/ })).toBeVisible()
  await lookAtScreen(page, 'notice')
  await expectReachableByTab(page, 'notice')
  await page.getByRole('tab', { name: /^Marked/ }).click()
  await page.getByRole('list', { name: 'Everything marked, in order' }).getByRole('button').first().click()
  await expectAccessible(page, 'notice, something selected')

  await goToStep(page, 'Build')
  await expect(page.getByTestId('moment-list')).toBeVisible()
  await lookAtScreen(page, 'build, nothing yet')
  await press(page, /^Add “The tower falls/)()
  await page.getByTestId('strip-item').nth(1).click()
  await lookAtScreen(page, 'build')
  await expectReachableByTab(page, 'build')
  await page.getByTestId('strip-item').first().click()
  await expectAccessible(page, 'build, a card selected')
  await press(page, /^Make the film/)()
  await page.getByRole('link', { name: 'Watch it' }).click({ timeout: 60_000 })

  await expect(page.getByRole('button', { name: 'Watch together' })).toBeVisible()
  await lookAtScreen(page, 'watch')
  await expectReachableByTab(page, 'watch')
  await press(page, 'Watch together')()
  await expect(page.getByTestId('watch-video')).toBeVisible()
  await page.keyboard.press('Space')
  await expectAccessible(page, 'cinema')
  await page.keyboard.press('r')
  await page.getByLabel('What was said').fill('That one.')
  await expectAccessible(page, 'cinema, writing a remark')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')

  await goToStep(page, 'Reflect')
  await expect(page.getByRole('textbox', { name: 'Seen and heard' })).toBeVisible()
  await lookAtScreen(page, 'reflect')
  await expectReachableByTab(page, 'reflect')
  await lookAtDialog(page, 'sign off', press(page, /^Sign off/))
})

test('what lies beside the sessions can be used by everybody', async ({ app: { page } }) => {
  await page.getByRole('link', { name: /The Heron family/ }).click()
  await press(page, /^Session 3\s/)()
  await goToStep(page, 'Reflect')
  await expect(page.getByText(/^Signed by/).first()).toBeVisible()
  await lookAtScreen(page, 'signed note')
  await lookAtDialog(page, 'change the note', press(page, 'Change the note'))

  await page.getByRole('link', { name: 'Supervision' }).click()
  await page.getByRole('link', { name: 'The Heron family' }).waitFor()
  await lookAtScreen(page, 'supervision')
  await expectReachableByTab(page, 'supervision')
  await page.getByRole('link', { name: 'The Heron family' }).click()
  await expect(page.getByRole('button', { name: /^Add an observer’s rating/ }).first()).toBeVisible()
  await lookAtScreen(page, 'fidelity log')
  await expectReachableByTab(page, 'fidelity log')
  await lookAtDialog(page, 'observer’s rating', press(page, /^Add an observer’s rating/))

  await page.getByRole('link', { name: 'Library' }).click()
  await lookAtScreen(page, 'library')
  await page.getByRole('link', { name: 'Settings' }).click()
  await lookAtScreen(page, 'settings')
  await expectReachableByTab(page, 'settings')
  await press(page, 'Show the list')()
  await expect(page.getByText('The vault was made.')).toBeVisible()
  await lookAtScreen(page, 'what happened in the vault')
  await expectReachableByTab(page, 'what happened in the vault')
  await lookAtDialog(page, 'find a command', () => page.keyboard.press('Control+k'))
  await lookAtDialog(page, 'keyboard shortcuts', () => page.keyboard.press('Control+/'))
})

test('from marking a moment to the made film, the keyboard is enough', async ({ app: { page } }) => {
  test.setTimeout(120_000)
  await tabTo(page, /The Heron family/)
  await page.keyboard.press('Enter')
  await tabTo(page, 'Open session 4')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Session 4' })).toBeVisible()

  await page.keyboard.press('Control+2')
  await expect(page.getByTestId('playhead-time')).toHaveText('00:00.00')
  const marks = page.getByRole('tab', { name: /^Marked/ })
  await expect(marks).toHaveText(/^Marked \([1-9]/)
  const marked = Number(/\d+/.exec((await marks.textContent()) ?? '')?.[0])
  for (let second = 0; second < 5; second += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('m')
  await expect(marks).toHaveText(`Marked (${marked + 1})`)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('inspector').getByLabel('Title')).toBeFocused()
  await page.keyboard.type('Wren looks up first')

  await page.keyboard.press('Control+3')
  await expect(page.getByTestId('moment-list').getByText('Wren looks up first')).toBeVisible()
  await page.keyboard.press('a')
  await expect(page.getByTestId('strip-item')).toHaveCount(6)
  await page.keyboard.press('c')
  await expect(page.getByTestId('strip-item')).toHaveCount(7)
  await page.keyboard.press('Control+ArrowLeft')
  await page.keyboard.press('Delete')
  await expect(page.getByTestId('strip-item')).toHaveCount(6)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('link', { name: 'Watch it' })).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('Control+4')
  await expect(page.getByRole('button', { name: 'Watch together' })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByTestId('watch-video')).toBeVisible()
})

async function openToday(page: Page): Promise<void> {
  await page.getByRole('link', { name: /The Heron family/ }).click()
  await page.getByRole('button', { name: 'Open session 4', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Session 4' })).toBeVisible()
}
