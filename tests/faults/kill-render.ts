import { randomUUID } from 'node:crypto'
import { cp, readdir, readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { openMedia } from '../../electron/media/open-media'
import type { OpenedVault } from '../../electron/vault/sealed-vault'
import { ffmpeg } from '../electron/media/seen-and-heard'
import { inFolder } from '../support/in-folder'
import { openSealedIn } from '../support/sealed-vault'
import type { Fault } from './fault'
import { bytesAt, keepFootage } from './kept-footage'
import { killInLanes, killPlaces, type Victims } from './kill-lanes'
import { aPlanOf } from './victims/render'
import { killAtWork, timeAtWork, wordsAfter } from './victims/victim'

const SOURCE = 'source'
const SOURCE_MS = 20_000
/** A whole film is made after every so many kills, to see that nothing stands in its way. */
const FILM_EVERY = 5
const EXPECTED = /^(source\.mp4|vault|erased-[0-9a-f]{32})$/

/** Kills the app while it makes films: the footage is as it was, what is listed is a whole film, and the next one can be made. */
export const killRender: Fault = {
  names: ['kill.render.count', 'kill.render.bad'],
  minutes: 4,
  async run({ report, ...run }) {
    const places = killPlaces()
    await inFolder(async (prepared) => {
      const source = await makeSource(prepared)
      const oneFilm = await inFolder(async (folder) => {
        await cp(prepared, folder, { recursive: true })
        return timeAtWork(workIn(folder, run.seed), 'rendering', 'made')
      })
      const begin = async (folder: string): Promise<Victims> => {
        await cp(prepared, folder, { recursive: true })
        return {
          async kill({ number, random }) {
            const { said } = await killAtWork(workIn(folder, run.seed + number), 'rendering', random() * oneFilm * 1.5)
            const made = wordsAfter(said, 'made').map(([id = '']) => id)
            places.add(made.length === 0 ? 'in the first film' : 'in a later one')
            return whatIsWrong(folder, source, made, number % FILM_EVERY === 0 ? run.seed - number - 1 : null)
          },
        }
      }
      const { count, wrong } = await killInLanes(run, { full: 200, inAFolder: 25, lanes: availableParallelism(), begin })
      report('kill.render.count', count, `processes killed while ffmpeg made a film for them: ${places.inWords()}`)
      report('kill.render.bad', wrong.length, wrong[0])
    })
  },
}

const workIn = (folder: string, seed: number): readonly string[] => ['render', folder, String(seed), SOURCE, String(SOURCE_MS)]

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
  const left = (await readdir(folder)).filter((name) => !EXPECTED.test(name))
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
