import type { Handlers } from '../../shared/bridge/contract'

/** What main does for records, so that the page never holds a key. The app's asks over the bridge. */
export type Sealer = Pick<Handlers, 'records:commit' | 'records:open' | 'records:seal' | 'records:head' | 'records:ahead' | 'records:since'>
