import { create } from 'zustand'
import type { AppStart } from '../../shared/bridge/results'
import { ask } from '../bridge'

/** What main told the page when it started; null until then. Never changes afterwards. */
export const useAppStart = create<{ readonly start: AppStart | null }>()(() => ({ start: null }))

/** Asks main once for each page: to main, asking is a page that begins, and ends what an earlier one was filming. */
export async function startApp(): Promise<AppStart> {
  const start = useAppStart.getState().start ?? (await ask('app:start', {}))
  useAppStart.setState({ start })
  return start
}
