import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openMedia } from '../../electron/media/open-media'
import type { OpenedVault } from '../../electron/vault/sealed-vault'
import { ffmpeg } from '../electron/media/seen-and-heard'
import { randomFrom } from '../support/crash-disk'
import { inFolder } from '../support/in-folder'
import { openSealedIn } from '../support/sealed-vault'
import type { Fault } from './fault'
import { bytesAt, keepFootage } from './kept-footage'
import { aPlanOf } from './victims/render'
import { killAtWork, wordsAfter } from './victims/victim'

const SOURCE = 'source'
const SOURCE_MS = 20_000
const KILLS_IN_A_VAULT = 25
/** A whole film is made after every so many kills, to see that nothing stands in its way. */
const FILM_EVERY = 5
const EXPECTED = new Set(['source.mp4', 'vault', 'erased.json'])

/** Kills the app while it makes films: the footage is as it was, what is listed is a whole film, and the next one can be made. */
export const killRender: Fault = {
  names: ['kill.render.count', 'kill.render.bad'],
  minutes: 12,
  async run({ seed, goesOn, report }) {
    const random = randomFrom(seed)
    let count = 0
    const bad: string[] = []
    while (goesOn(count, 200)) {
      await inFolder(async (folder) => {
        const source = await makeSource(folder)
        for (let kill = 0; kill < KILLS_IN_A_VAULT && goesOn(count, 200); kill += 1) {
          const { said } = await killAtWork(['render', folder, String(seed + count), SOURCE, String(SOURCE_MS)], 'rendering', random() * 1_500)
          count += 1
          const isFilmDue = count % FILM_EVERY === 1
          const wrong = await whatIsWrong(folder, source, wordsAfter(said, 'made').map(([id = '']) => id), isFilmDue ? seed - count : null)
          if (wrong !== null) bad.push(wrong)
        }
      })
    }
    report('kill.render.count', count, 'processes killed while ffmpeg made a film for them')
    report('kill.render.bad', bad.length, bad[0])
  },
}

async function makeSource(folder: string): Promise<Buffer> {
  const path = join(folder, 'source.mp4')
  await ffmpeg('-f', 'lavfi', '-i', `testsrc2=size=320x180:rate=25:duration=${SOURCE_MS / 1_000}`, '-f', 'lavfi', '-i', `sine=duration=${SOURCE_MS / 1_000}`, '-c:v', 'libx264', '-preset', 'ultrafast', '-g', '50', '-c:a', 'aac', path)
  const bytes = await readFile(path)
  const { vault } = await openSealedIn(folder)
  await keepFootage(vault, SOURCE, bytes)
  const media = await openMedia(vault, roomOptions)
  await media.examine(SOURCE, {})
  await media.pictures(SOURCE)
  await media.close()
  await vault.close()
  return bytes
}

const roomOptions = { now: () => new Date('2026-11-22T10:00:00Z'), newId: randomUUID }

/** Null where all is well. */
async function whatIsWrong(folder: string, source: Buffer, promised: readonly string[], filmSeed: number | null): Promise<string | null> {
  const opened = await openSealedIn(folder)
  try {
    return await whatIsWrongIn(folder, opened, source, promised, filmSeed)
  } catch (error) {
    return String(error)
  } finally {
    await opened.vault.close()
  }
}

async function whatIsWrongIn(folder: string, { vault }: OpenedVault, source: Buffer, promised: readonly string[], filmSeed: number | null): Promise<string | null> {
  const ids = await vault.recordingIds()
  if (![SOURCE, ...promised].every((id) => ids.includes(id))) return 'a film that was there is gone'
  if (!(await bytesAt(vault, `recordings/${SOURCE}/original`)).equals(source)) return 'the footage is not what it was'
  const left = (await readdir(folder)).filter((name) => !EXPECTED.has(name))
  if (left.length > 0) return `left behind: ${left.join()}`
  const media = await openMedia(vault, roomOptions)
  try {
    for (const id of ids.filter((each) => each !== SOURCE)) {
      const info = await media.examine(id, {})
      if (info.frames === 0 || info.cutOffAt !== null) return 'half a film is listed'
      await vault.removeRecording(id)
    }
    if (filmSeed !== null) await media.render('after', aPlanOf(SOURCE, SOURCE_MS, filmSeed), () => undefined)
    return null
  } finally {
    await media.close()
  }
}
