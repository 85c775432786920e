import type { SealedRecords } from '../../electron/vault/documents/records'
import { randomFrom } from '../support/crash-disk'
import { inFolder } from '../support/in-folder'
import { openSealedIn } from '../support/sealed-vault'
import type { Fault } from './fault'
import { changesOfStep } from './victims/commit'
import { killAtWork, wordsAfter } from './victims/victim'

/** So many kills on one journal. */
const KILLS_IN_A_VAULT = 20

/** Kills the app while notes are written: every promised step is in the journal, and none of them in part. */
export const killCommit: Fault = {
  names: ['kill.commit.count', 'kill.commit.bad'],
  minutes: 2,
  async run({ seed, goesOn, report }) {
    const random = randomFrom(seed)
    let [count, bad] = [0, 0]
    while (goesOn(count, 200)) {
      await inFolder(async (folder) => {
        for (let kill = 0; kill < KILLS_IN_A_VAULT && goesOn(count, 200); kill += 1) {
          const { said } = await killAtWork(['commit', folder], random() < 0.1 ? 'opening' : 'opened', random() * 60)
          const { vault, records } = await openSealedIn(folder)
          if (!(await isWhole(records, Number(wordsAfter(said, 'kept').at(-1)?.[0] ?? 0)))) bad += 1
          await vault.close()
          count += 1
        }
      })
    }
    report('kill.commit.count', count, 'processes killed while they wrote notes')
    report('kill.commit.bad', bad)
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
