import { openSealedIn } from '../support/sealed-vault'
import type { Fault } from './fault'
import { areNotesWhole } from './kept-notes'
import { killInLanes, killPlaces } from './kill-lanes'
import { killAtWork, wordsAfter } from './victims/victim'

/** Kills the app while notes are written: every promised step is in the journal, and none of them in part. */
export const killCommit: Fault = {
  names: ['kill.commit.count', 'kill.commit.bad'],
  minutes: 2,
  async run({ report, ...run }) {
    const places = killPlaces()
    const begin = async (folder: string) => ({
      async kill({ random }: { readonly random: () => number }) {
        const { said } = await killAtWork(['commit', folder], random() < 0.1 ? 'opening' : 'opened', random() * 60)
        places.add(said.includes('opened') ? 'in the middle of a step' : 'while the vault was opened')
        const { vault, records } = await openSealedIn(folder)
        try {
          return (await areNotesWhole(records, Number(wordsAfter(said, 'kept').at(-1)?.[0] ?? 0))) ? null : 'a step is missing, or there in part'
        } finally {
          await vault.close()
        }
      },
    })
    const { count, wrong } = await killInLanes(run, { full: 200, inAFolder: 20, begin })
    report('kill.commit.count', count, `processes killed while they wrote notes: ${places.inWords()}`)
    report('kill.commit.bad', wrong.length, wrong[0])
  },
}
