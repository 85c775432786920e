import type { Migration } from '../migration'
import { firstShape } from './001-first-shape'
import { watchingsUnderWay } from './002-watchings-under-way'

/** Every step of the database's shape, in order: one file, one line. */
export const migrations: readonly Migration[] = [firstShape, watchingsUnderWay]
