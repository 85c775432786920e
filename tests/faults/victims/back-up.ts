import { backUp, openVaultWithSlots } from '../../support/backup-vault'
import { keepFootage } from '../kept-footage'
import { filmedBytes } from './filmed'
import type { Work } from './main'

/** What the n-th recording of the vault holds. */
export const nthRecording = (number: number): Buffer => filmedBytes(100 + number, 0, 400_000 + 90_000 * (number % 5))

/** Backs up over and over, with one more recording each time: `kept <recording>` and `backed-up <recordings>` when they are promised. */
export const backUpOften: Work = async (dataFolder, _seed, say, [target = '']) => {
  const { opened } = await openVaultWithSlots(dataFolder)
  say('opened')
  for (let number = (await opened.vault.recordingIds()).length; ; number += 1) {
    await keepFootage(opened.vault, `rec-${number}`, nthRecording(number))
    say(`kept ${number}`)
    const { manifest } = await backUp(opened, target)
    say(`backed-up ${manifest.recordings}`)
  }
}
