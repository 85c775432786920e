import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openMedia } from '../../electron/media/open-media'
import { mediaInfoSchema, type MediaInfo } from '../../shared/domain/recording'
import { MINUTE, SECOND } from '../../shared/domain/time'
import { layInVault, makeVault } from './benched-vault'
import { putFile } from './put-file'
import { noon } from '../support/makers'
import { benchFolder, ffmpeg, referenceSource } from './reference-film'

/** Of the reference source, so that everything the app makes of it by itself is made in a few minutes. */
export const preparedLength = 5.5 * MINUTE

/**
 * Puts five and a half minutes of the reference source into a data folder, as the recording `recording`: as the app holds it
 * an hour after it was brought in, with every copy and picture that is made in the background. Made once and kept until the
 * app makes it differently; then the bench takes some minutes longer.
 */
export async function addPreparedFootage(dataFolder: string): Promise<MediaInfo> {
  const kept = join(benchFolder(), `prepared-${await stampOfMedia()}`)
  if (!existsSync(kept)) await prepare(kept)
  await layInVault(kept, dataFolder)
  return mediaInfoSchema.parse(JSON.parse(await readFile(join(kept, 'media.json'), 'utf8')))
}

async function prepare(kept: string): Promise<void> {
  await mkdir(benchFolder(), { recursive: true })
  for (const name of await readdir(benchFolder())) if (name.startsWith('prepared-')) await rm(join(benchFolder(), name), { recursive: true, force: true })
  const folder = `${kept}.partial`
  await rm(folder, { recursive: true, force: true })
  const { vault } = await makeVault(folder)
  const media = await openMedia(vault, { now: () => new Date(), newId: randomUUID })
  try {
    await vault.updateFacts('recording', { sessionId: 'session', origin: 'file', mimeType: 'video/mp4', startedAt: noon.utc, state: 'closed' })
    const part = `${kept}.mp4`
    await ffmpeg(['-i', await referenceSource(), '-t', String(preparedLength / SECOND), '-c', 'copy', '-movflags', '+faststart', part])
    await putFile(vault, 'recordings/recording/original', part)
    await rm(part)
    const known = await media.examine('recording', {})
    await media.pictures('recording')
    while ((await media.partToPlay('recording')) !== 'quick') await wait(SECOND)
    await writeFile(join(folder, 'media.json'), JSON.stringify(known))
  } finally {
    await media.close()
    await vault.close()
  }
  await rename(folder, kept)
}

/** Changes with everything that decides what is made of footage, and how it lies. */
async function stampOfMedia(): Promise<string> {
  const hash = createHash('sha256').update(String(preparedLength)).update(await shapeOfVault())
  for (const name of (await readdir('electron/media', { recursive: true })).toSorted()) if (name.endsWith('.ts')) hash.update(await readFile(join('electron/media', name)))
  return hash.digest('hex').slice(0, 16)
}

/** Where it is said how a vault lies on disk. */
const shapes = ['catalogue/entries', 'container/format', 'documents/documents', 'documents/step-bytes', 'slots/slot-file'] as const

/** Changes with how a vault lies on disk. */
export async function shapeOfVault(): Promise<Buffer> {
  const hash = createHash('sha256')
  for (const name of shapes) hash.update(await readFile(`electron/vault/${name}.ts`))
  return hash.digest()
}
