import { useEffect } from 'react'
import { api, ask } from '../bridge'
import { history } from '../state/app-history'
import { finishBeforeClosing } from '../state/before-closing'

/** The window closes only after the last write, also while the vault is locked and something is being filmed. */
export function useClosing(): void {
  useEffect(
    () =>
      api.on('app:before-close', () => {
        void finishBeforeClosing()
          .then(() => history.settled())
          .then(() => ask('app:ready-to-close', {}))
      }),
    [],
  )
}
