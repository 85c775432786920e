import type { RecordChange } from '../../../electron/vault/documents/records'
import { openSealedIn } from '../../support/sealed-vault'
import type { Work } from './main'

/** What the n-th step writes, in whichever process: some records, among them now and then a long one, a new session, a deletion. */
export function changesOfStep(number: number): readonly RecordChange[] {
  return Array.from({ length: 1 + (number % 5) }, (_, index): RecordChange => {
    const group = `session-${Math.floor(number / 7)}`
    const text = `${number}/${index} ${'what was seen '.repeat((number * 37 + index * 11) % 90)}`
    const isDeletion = (number + index) % 13 === 0
    return { table: 'notes', id: `note-${number}-${index}`, group, references: { sessionId: group }, value: isDeletion ? null : { text } }
  })
}

/** Writes notes: `kept <number of the step>` when a step was promised. */
export const commit: Work = async (dataFolder, _seed, say) => {
  say('opening')
  const { records } = await openSealedIn(dataFolder)
  say('opened')
  for (;;) {
    const { number } = await records.commit(changesOfStep(records.head + 1))
    say(`kept ${number}`)
  }
}
