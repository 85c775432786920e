import { openSealedIn } from '../../support/sealed-vault'
import type { Work } from './main'

/** Opens a vault that was not sealed yet, which seals it. */
export const migrate: Work = async (dataFolder, _seed, say) => {
  say('opening')
  await openSealedIn(dataFolder)
  say('opened')
}
