import { AppFailure } from '../../shared/domain/outcome'
import { api, ask } from '../bridge'
import { familyList } from '../db/queries/family-list'
import { seedDemo } from '../demo/seed-demo'
import { recoverInterrupted } from '../recovery/recover-interrupted'
import { repeatRemovals } from '../recovery/repeat-removals'
import { settleUnnamed } from '../recovery/settle-unnamed'
import { startApp } from '../state/app-start'
import { stand, useDoor } from '../state/door'
import { openRecords, readAhead, type ToldOfRecords } from '../state/open-records'
import { useRecoverySheet } from '../state/recovery-sheet'
import { showDone, showFailure } from '../state/toasts'
import { recoverWatchings } from '../state/watching-log'
import { thrownWords } from '../words/failure-words'

/** Asks where the vault stands, and goes in where it is open already. */
export function knock(): Promise<void> {
  return saidPlainly(async () => {
    if ((await api.whenOpened) === 'already-open') return stand({ kind: 'already-open' })
    const { kind, waitMs, isDemo } = await ask('vault:state', {})
    useDoor.setState({ isDemo })
    if (kind === 'open') return (await isSheetUnfinished()) ? stand({ kind: 'none' }) : goIn()
    stand(kind === 'locked' ? { kind, waitMs } : { kind })
    if (kind === 'locked') readAhead()
  })
}

/** The vault was opened just now. */
export function enter(): Promise<void> {
  return saidPlainly(goIn)
}

/** By then it is drawn also where there are many families. */
const FIRST_SCREEN_MS = 1_000

/** The page was loaded anew while the sheet of a new vault was on the screen: it is there again, with the same key. */
async function isSheetUnfinished(): Promise<boolean> {
  const { recoveryKey } = await ask('vault:unfinished-sheet', {})
  if (recoveryKey === null) return false
  useRecoverySheet.setState({ recoveryKey })
  await prepare()
  return true
}

let hasEntered = false
let toSay: readonly ToldOfRecords[] = []

/** The vault was made just now, and the person is not in yet: settings can be kept, and main can say how a sheet is printed. */
export async function prepare(): Promise<void> {
  toSay = [...toSay, ...(await openRecords())]
  await startApp()
}

async function goIn(): Promise<void> {
  const starting = startApp()
  // Where the records cannot be opened, that is what is said.
  starting.catch(() => undefined)
  toSay = [...toSay, ...(await openRecords(share => stand({ kind: 'bringing-back', share })))]
  // The first screen asks for it again, and then has it. Whatever fails here is said there.
  void familyList().catch(() => undefined)
  // Only a page that went on filming behind the locked door comes in a second time. It left nothing that needs recovering.
  if (!hasEntered) {
    const start = await starting
    if (start.isDemo) await seedDemo(start)
    hasEntered = true
    recover()
  }
  stand({ kind: 'open' })
  // What is lost, or may have been touched, stays until it was read.
  for (const { words, isGrave } of toSay) (isGrave ? showFailure : showDone)(words)
  toSay = []
}

function recover(): void {
  // Looking at a long recording takes a while; nobody should wait for it.
  const fails = (thrown: unknown) => showFailure(thrownWords(thrown))
  recoverWatchings().catch(fails)
  // One after the other: what is listed by the first, the last would take for left half-made. What unseals
  // a whole table lets the first screen come first.
  recoverInterrupted(firstScreen()).catch(fails).then(repeatRemovals).catch(fails).then(settleUnnamed).catch(fails)
}

const firstScreen = (): Promise<void> => new Promise(resolve => setTimeout(resolve, FIRST_SCREEN_MS))

async function saidPlainly(act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (thrown) {
    if (!(thrown instanceof AppFailure)) return stand({ kind: 'failed', words: thrownWords(thrown) })
    const { error } = thrown
    if (error.kind === 'vault-damaged') return stand({ kind: 'damaged' })
    // Locked while it was being entered: the computer went to sleep.
    if (error.kind === 'locked') return stand({ kind: 'locked', waitMs: 0 })
    stand({ kind: 'failed', words: thrownWords(thrown) })
  }
}
