import i18next from 'i18next'
import { history } from './app-history'
import { saving } from './saving'
import { showDone, type Toast } from './toasts'

/** An Undo beside the message about what was just done: it takes back that and nothing else. */
export function undoAction(): NonNullable<Toast['action']> {
  const say = i18next.getFixedT(null, 'app')
  const step = history.lastStep
  return {
    label: say('undo'),
    run: () => {
      if (step === null) return
      const undoing = history.undo(step).then(what => {
        if (what === null) showDone(say('changedSince'))
      })
      void saving(undoing)
    },
  }
}
