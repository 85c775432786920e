import type { Migration } from '../migration'
import { sealedShape } from './001-sealed-shape'
import { drafts } from './002-drafts'
import { blocksOfAnnotations } from './003-blocks-of-annotations'

/** Every step of the database's shape, in order: one file, one line. */
export const migrations: readonly Migration[] = [sealedShape, drafts, blocksOfAnnotations]
