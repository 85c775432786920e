import { randomUUID } from 'node:crypto'
import { openMedia } from '../../../electron/media/open-media'
import type { FilmPlan } from '../../../shared/domain/film-plan'
import { randomFrom } from '../../support/crash-disk'
import { openSealedIn } from '../../support/sealed-vault'
import type { Work } from './main'

/** Two passages of a recording of this length (ms), other ones with each seed, so that nothing is made already. */
export function aPlanOf(recordingId: string, length: number, seed: number): FilmPlan {
  const random = randomFrom(seed)
  const clip = () => {
    const start = Math.floor(random() * (length - 1_000))
    return { kind: 'clip', recordingId, start, end: start + 400 + Math.floor(random() * 500), slowdown: 1, caption: null } as const
  }
  return { width: 320, height: 180, frameRate: 25, items: [clip(), clip()] }
}

/** Makes one film after another: `made <recording>` when it is there. */
export const render: Work = async (dataFolder, seed, say, [recordingId = '', length = '0']) => {
  const { vault } = await openSealedIn(dataFolder)
  const media = await openMedia(vault, { now: () => new Date('2026-11-22T10:00:00Z'), newId: randomUUID })
  say('rendering')
  for (let film = 0; ; film += 1) {
    const made = await media.render(`film-${film}`, aPlanOf(recordingId, Number(length), seed * 1_000 + film), () => undefined)
    say(`made ${made.recordingId}`)
  }
}
