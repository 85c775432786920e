import type { AppStart } from '../../shared/bridge/results'
import { allOf } from '../db/queries/records'
import { history } from '../state/app-history'
import { instantNow, newId } from '../state/clock-and-ids'
import { demoFamily } from './demo-family'

let seeding: Promise<void> | null = null

/** Fills an empty demonstration with its family, once, however often the page asks for it. */
export function seedDemo(start: AppStart): Promise<void> {
  seeding ??= seed(start)
  return seeding
}

async function seed(start: AppStart): Promise<void> {
  const [recording] = start.demoRecordings
  if (!start.isDemo || !recording || (await allOf('families')).length > 0) return
  await history.commit({ label: '', changes: demoFamily(instantNow(), newId, recording), isUndoable: false })
  history.forget()
}
