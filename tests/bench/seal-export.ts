import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Media } from '../../electron/media/media'
import { openMedia } from '../../electron/media/open-media'
import type { Vault } from '../../electron/vault/vault'
import { filmFrames, type FilmPlan } from '../../shared/domain/film-plan'
import { openSealedIn } from '../support/sealed-vault'
import { timed, type Bench } from './bench'
import { plainFootage } from './plain-footage'
import { benchFolder, referencePictures, referencePlan, referenceSource } from './reference-film'
import { fillWithReference } from './render'

const rounds = Number(process.env['SECOND_LOOK_BENCH_ROUNDS'] ?? 3)

/** The reference film from sealed footage, against the same film where ffmpeg reads the footage from a plain file. */
export const benches: readonly Bench[] = [
  {
    names: ['seal.export_ratio'],
    async run(report) {
      await mkdir(benchFolder(), { recursive: true })
      const folder = await mkdtemp(join(benchFolder(), 'export-'))
      const { vault } = await openSealedIn(folder)
      const plain = await plainFootage(vault, join(folder, 'plain'))
      const [fromSealed, fromPlain] = await Promise.all([vault, plain.vault].map((each) => openMedia(each, { now: () => new Date(), newId: randomUUID })))
      if (!fromSealed || !fromPlain) throw new Error('Nothing to render with')
      try {
        const parts = await fillWithReference(vault, fromSealed, await referenceSource(), await referencePictures())
        await plain.take(`recordings/${parts.recordingId}/original`)
        const [sealedTimes, plainTimes]: [number[], number[]] = [[], []]
        const render = (media: Media): Promise<number> => timedRender(vault, media, referencePlan(parts))
        for (let round = 0; round < rounds; round += 1) {
          // Now the one first, now the other: whatever else the computer does gets worse or better on its own.
          if (round % 2 === 0) plainTimes.push(await render(fromPlain))
          sealedTimes.push(await render(fromSealed))
          if (round % 2 === 1) plainTimes.push(await render(fromPlain))
        }
        // The quickest of each: a film takes a minute, and whatever else the computer does in it only ever makes it slower.
        const [sealed, unsealed] = [Math.min(...sealedTimes), Math.min(...plainTimes)]
        const seconds = (times: readonly number[]): string => times.map((time) => (time / 1_000).toFixed(1)).join(', ')
        report('seal.export_ratio', sealed / unsealed, `the quickest of each; sealed ${seconds(sealedTimes)} s, plain ${seconds(plainTimes)} s`)
      } finally {
        await fromSealed.close()
        await fromPlain.close()
        await vault.close()
        await rm(folder, { recursive: true, force: true })
      }
    },
  },
]

/** Everything made anew, as nothing is left of the film before. */
async function timedRender(vault: Vault, media: Media, plan: FilmPlan): Promise<number> {
  for (const { key } of await vault.list('segments/')) await vault.remove(key)
  let made = ''
  const time = await timed(async () => {
    const { recordingId, media: film } = await media.render(randomUUID(), plan, () => undefined)
    if (film.frames !== filmFrames(plan)) throw new Error(`The film has ${film.frames} frames`)
    made = recordingId
  })
  await vault.removeRecording(made)
  return time
}
