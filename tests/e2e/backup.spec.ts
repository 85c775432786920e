import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './app'
import { passTheDoor, PASSPHRASE } from './door'
import { addFamily } from './steps'

test.use({ begins: 'at the door' })

// The preview has a folder for backups of its own; Electron would ask the system for one.
test('a vault that is lost comes back from its backup, with the families in it', { tag: '@preview' }, async ({ app }) => {
  await passTheDoor(app.page)
  await addFamily(app.page, { alias: 'Otter', adult: 'Ana', relation: 'mother', child: 'Kit', goal: 'Quieter mornings' })
  await app.page.getByRole('link', { name: 'Settings' }).click()
  await app.page.getByRole('button', { name: 'Back up now' }).click()
  await app.page.getByRole('dialog').getByRole('textbox').fill(PASSPHRASE)
  await app.page.getByRole('button', { name: 'Back up', exact: true }).click()
  await expect(app.page.getByText('found whole:')).toBeVisible()

  await app.killWindow()
  await app.kill()
  for (const lost of ['vault', 'browser-profile']) await rm(join(app.dataFolder, lost), { recursive: true, force: true, maxRetries: 5 })
  await app.restart()
  await app.page.getByRole('button', { name: 'Bring back from a backup' }).click()
  await expect(app.page.getByText(/\.slbackup$/)).toBeVisible()
  await app.page.getByRole('textbox').fill(PASSPHRASE)
  await app.page.getByRole('button', { name: 'Bring it back' }).click()
  await expect(app.page.getByRole('heading', { name: 'It is back' })).toBeVisible()
  await app.page.getByRole('button', { name: 'Go on' }).click()
  await expect(app.page.getByRole('link', { name: /Otter/ })).toBeVisible()
})
