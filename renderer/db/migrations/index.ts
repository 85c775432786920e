import type { Migration } from '../migration'
import { firstShape } from './001-first-shape'

/** Every step of the database's shape, in order: one file, one line. */
export const migrations: readonly Migration[] = [firstShape]
