import { expect, test } from './app'
import { addFamily } from './steps'
import { answered } from './line'

test('the app opens with its own name in the window', async ({ app }) => {
  await expect(app.page).toHaveTitle(/Second Look/)
  await expect(app.page.locator('#root')).not.toBeEmpty()
})

test('a second page is told that the app is already open, and the first keeps working', { tag: '@preview' }, async ({ app }) => {
  await expect(app.page.locator('#root')).not.toBeEmpty()
  const second = await app.page.context().newPage()
  const sockets: string[] = []
  second.on('websocket', (socket) => socket.on('close', () => sockets.push('closed')))
  await second.goto(app.origin)

  await expect.poll(() => sockets).toEqual(['closed'])
  await expect(app.page.locator('#root')).not.toBeEmpty()
})

test('a page that is loaded again takes over at once from itself', { tag: '@preview' }, async ({ app }) => {
  await expect(app.page.locator('#root')).not.toBeEmpty()
  const started = answered(app.page, 'app:start')
  await app.page.reload()
  await started
})

test('the app closes and opens again under the same address, so that its database is found', async ({ app }) => {
  const before = app.origin
  await addFamily(app.page, { alias: 'The Wren family', adult: 'Dana', relation: 'mother', child: 'Robin', goal: '' })
  await app.restart()
  expect(app.origin).toBe(before)
  await expect(app.page.getByRole('link', { name: /The Wren family/ })).toBeVisible()
})

test('a page without the cookie is let in nowhere', { tag: '@preview' }, async ({ app, browser }) => {
  const stranger = await browser.newContext()
  const page = await stranger.newPage()
  expect((await page.goto(app.origin))?.status()).toBe(401)
  await stranger.close()
})
