import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test as base } from './app'
import { ffmpeg } from './ffmpeg'
import type { FakeCamera } from './open-app'

export const DEMO_PLAY = fileURLToPath(new URL('../../resources/demo/play.mp4', import.meta.url))

/** As `test` of `./app`, with the demonstration's play before the camera. */
export const test = base.extend<object, { play: FakeCamera }>({
  play: [
    async ({ browserName }, use) => {
      const folder = await mkdtemp(join(tmpdir(), `second-look-${browserName}-camera-`))
      const [picture, sound] = [join(folder, 'play.mjpeg'), join(folder, 'play.wav')]
      await ffmpeg('-t', '30', '-i', DEMO_PLAY, '-an', '-vf', 'scale=640:360', '-r', '25', '-c:v', 'mjpeg', '-q:v', '4', picture, '-t', '30', '-vn', '-ac', '1', '-ar', '48000', sound)
      await use({ picture, sound })
      await rm(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  camera: ({ play }, use) => use(play),
})

export { expect } from '@playwright/test'
