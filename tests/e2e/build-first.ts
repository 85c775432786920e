import { ensureBuilt } from '../../scripts/setup/prepare.mjs'

/** The tests drive what is built; a stale build would be tested in place of the sources. */
export default async function buildFirst(): Promise<void> {
  if (!(await ensureBuilt())) throw new Error('The app could not be built.')
}
