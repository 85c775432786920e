import type { SealedRecords } from '../../electron/vault/documents/records'
import { openSealedIn } from '../support/sealed-vault'
import type { Fault } from './fault'
import { killInLanes, killPlaces } from './kill-lanes'
import { changesOfStep } from './victims/commit'
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
          return (await isWhole(records, Number(wordsAfter(said, 'kept').at(-1)?.[0] ?? 0))) ? null : 'a step is missing, or there in part'
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

async function isWhole(records: SealedRecords, promised: number): Promise<boolean> {
  if (records.head < promised) return false
  let expected = 0
  for await (const { number, changes } of records.since(0)) {
    expected += 1
    const opened = [...records.open(changes.flatMap(({ body, ...name }) => (body ? [{ ...name, body }] : [])))]
    const found = changes.map(({ body, ...rest }) => ({ ...rest, value: body ? opened.shift() : null }))
    if (number !== expected || JSON.stringify(found.map(inOneOrder)) !== JSON.stringify(changesOfStep(number).map(inOneOrder))) return false
  }
  return expected === records.head
}

const inOneOrder = ({ table, id, group, references, value }: { table: string; id: string; group: string; references: unknown; value: unknown }) => [table, id, group, references, value]
