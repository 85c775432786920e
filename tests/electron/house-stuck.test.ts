import { execFileSync } from 'node:child_process'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { HouseOptions } from '../../electron/house'
import { aDataFolder } from '../support/data-folder'
import { fakeMedia } from '../support/fake-media'
import { nobody } from '../support/nobody'
import { asked, openQuietHouse } from '../support/quiet-house'

const passphrase = () => new TextEncoder().encode('a kettle on the window sill')

async function aHouse(changes: Partial<HouseOptions>) {
  const house = await openQuietHouse(await aDataFolder(), { openMedia: async (vault) => fakeMedia(vault), ...changes })
  onTestFinished(() => house.close())
  return house
}

test('a room that never ends what it does keeps no key in memory', async () => {
  const house = await aHouse({ openMedia: async (vault) => fakeMedia(vault, { close: () => new Promise(() => undefined) }) })
  await asked(house, 'vault:create', { passphrase: passphrase() })
  await house.lock()
  expect(await asked(house, 'vault:state', {})).toMatchObject({ kind: 'locked' })
  await asked(house, 'vault:unlock', { passphrase: passphrase() })
  expect((await asked(house, 'audit:list', { before: null, most: 5 })).lines.map(({ what }) => what.kind)).toEqual(['unlocked', 'locked', 'created'])
}, 60_000)

// A pipe that nobody reads stands for a share or a stick that does not answer.
test.skipIf(process.platform === 'win32')('a copy that is stuck keeps no vault open', async () => {
  const folder = await aDataFolder()
  const path = join(folder, 'film.mp4')
  execFileSync('mkfifo', [`${path}.partial`])
  const house = await aHouse({
    shell: { ...nobody, chooseCopyFile: async () => path },
    openMedia: async (vault) => {
      await vault.updateFacts('film-1', { sessionId: null, origin: 'film', mimeType: 'video/mp4', startedAt: '2026-11-22T10:00:00.000Z', state: 'closed' })
      return fakeMedia(vault)
    },
  })
  await asked(house, 'vault:create', { passphrase: passphrase() })
  const { chosen } = await asked(house, 'copy:choose', { passphrase: passphrase() })
  const giving = asked(house, 'copy:make', { copyId: chosen?.copyId ?? '', recordingId: 'film-1', adults: [], children: 1, consentId: null, reason: 'to show it' }).catch(() => 'broken off')
  try {
    await house.lock()
    expect(await asked(house, 'vault:state', {})).toMatchObject({ kind: 'locked' })
  } finally {
    await (await open(`${path}.partial`, 'r+')).close()
  }
  expect(await giving).toBe('broken off')
}, 60_000)
