import type { Migration } from '../migration'

export const watchingsUnderWay: Migration = {
  version: 2,
  stores: { watchings: 'id' },
}
