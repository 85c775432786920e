import { ask } from '../bridge'
import { thrownWords } from '../words/failure-words'
import { history } from './app-history'
import { finishBeforeLocking, shortly } from './before-locking'
import { isOpen, stand, useDoor } from './door'
import { useFilming } from './filming'
import { forgetRecords } from './open-records'
import { showFailure, useToasts } from './toasts'

/** The screens go first, so that their last words are still written; then everything is written, then the keys go. `by`: somebody asked for it, or nobody was there. */
export async function lockVault(by: 'page' | 'rest' = 'page'): Promise<void> {
  if (!isOpen()) return
  stand({ kind: 'locking' })
  await leftScreens()
  await shortly(finishBeforeLocking())
  await shortly(history.settled())
  try {
    await ask('vault:lock', { by })
  } catch (thrown) {
    // The program may have ended meanwhile.
    if (useDoor.getState().standing.kind !== 'locking') return
    stand({ kind: 'open' })
    showFailure(thrownWords(thrown))
    return
  }
  goDark()
}

/** Main has locked by itself: what is not written yet cannot be written any more. */
export async function lockedByMain(): Promise<void> {
  // A vault that was made just now: its recovery sheet is on the screen.
  if (useDoor.getState().standing.kind === 'none') window.location.reload()
  // While we are locking ourselves, the answer is on its way.
  if (!isOpen()) return
  stand({ kind: 'locking' })
  await leftScreens()
  await shortly(finishBeforeLocking())
  goDark()
}

/**
 * The program behind the page is gone: nothing can be written any more, and nothing is there to load a page from. The page
 * forgets what it knows and says so.
 */
export async function endedByMain(): Promise<void> {
  const sayEnded = () => stand({ kind: 'ended', isSaved: history.saveState === 'saved' })
  sayEnded()
  await leftScreens()
  await shortly(finishBeforeLocking())
  // The last words of the screens find nobody either.
  await shortly(history.settled())
  sayEnded()
  forget()
}

/**
 * A page that is loaded anew knows nothing of any family. While something is being filmed the page has to stay, as the
 * camera ends with it: then it forgets what it knows.
 */
function goDark(): void {
  if (useFilming.getState().filming === null) {
    window.location.reload()
    return
  }
  forget()
  stand({ kind: 'locked', waitMs: 0 })
}

function forget(): void {
  history.forget()
  forgetRecords()
  useToasts.setState({ toasts: [] })
}

/** The next state is drawn, and effects of what was left have run. */
function leftScreens(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 0))
}
