import i18next from 'i18next'
import type { VaultSign } from '../../shared/domain/vault-signs'
import { ask } from '../bridge'
import { bringUpToDate, type BroughtUpToDate } from '../db/bring-up-to-date'
import { forgetSessionAhead } from '../db/queries/session-ahead'
import { movePlainRecords } from '../db/move-plain-records'
import { database, sealWith, store } from '../db/open-database'
import type { Sealer } from '../db/sealer'

const overTheBridge: Sealer = {
  'records:commit': args => ask('records:commit', args),
  'records:open': args => ask('records:open', args),
  'records:seal': args => ask('records:seal', args),
  'records:head': args => ask('records:head', args),
  'records:ahead': args => ask('records:ahead', args),
  'records:since': args => ask('records:since', args),
}

let openList: () => Promise<unknown> = () => Promise.resolve()

/**
 * The vault is locked: the database is opened, and what the first screen shows is read, sealed as it lies. All of it can be done while
 * somebody types, and while the passphrase is being stretched. What fails is met again, and said, when they are in.
 */
export function readAhead(): void {
  store.readAhead().then(
    open => {
      openList = open
    },
    () => undefined,
  )
}

export interface ToldOfRecords {
  /** A sentence. */
  readonly words: string
  /** Something is lost, or somebody may have been at the files. */
  readonly isGrave: boolean
}

/**
 * Makes the records ready to be read and written: to be awaited when the vault was opened, before anything else. Gives what
 * the person should know of it. `onProgress` hears, from 0 to 1, how far they are brought back where that is needed.
 */
export async function openRecords(onProgress?: (share: number) => void): Promise<readonly ToldOfRecords[]> {
  sealWith(overTheBridge)
  const brought = await bringUpToDate(database, overTheBridge, onProgress)
  // Asked for while the screen is being made. Whoever shows it asks again for what has changed since it was read.
  if (brought.kind === 'nothing') void openList().catch(() => undefined)
  openList = () => Promise.resolve()
  const head = await overTheBridge['records:head']({})
  const moved = await movePlainRecords(store, head, { 'records:plain-taken': args => ask('records:plain-taken', args) })
  const { missing, signs } = head
  // Where the database had what the vault lacked, that is said already.
  const isLost = missing > 0 && brought.kind !== 'brought-back'
  return [...broughtWords(brought), ...(isLost ? [grave(say()('lost', { count: missing }))] : []), ...signs.map(sign => grave(say()(signWords[sign]))), ...(moved > 0 ? [done(say()('moved', { count: moved }))] : [])]
}

/** The vault was locked: nothing of what was read stays in memory. */
export function forgetRecords(): void {
  forgetSessionAhead()
  store.forget()
}

function broughtWords(brought: BroughtUpToDate): readonly ToldOfRecords[] {
  switch (brought.kind) {
    case 'nothing':
      return []
    case 'caught-up':
      return [done(say()('caughtUp', { count: brought.records }))]
    case 'rebuilt':
      // Families and sessions are what a person counts.
      return [done(say()('rebuilt', { families: brought.families, sessions: brought.sessions }))]
    case 'brought-back': {
      const { records, unreadable } = brought
      return [...(records > 0 || unreadable === 0 ? [done(say()('broughtBack', { count: records }))] : []), ...(unreadable > 0 ? [grave(say()('unreadable', { count: unreadable }))] : [])]
    }
  }
}

const done = (words: string): ToldOfRecords => ({ words, isGrave: false })
const grave = (words: string): ToldOfRecords => ({ words, isGrave: true })

const signWords = { 'erased-list-refused': 'erasedListRefused', 'plain-refused': 'plainRefused', 'ends-missing': 'endsMissing' } as const satisfies Readonly<Record<VaultSign, string>>

const say = () => i18next.getFixedT(null, 'records')
