import { z } from 'zod'

/** Random and meaningless; made at the edge (`crypto.randomUUID`) and passed in. */
export type Id = string

// Letters, digits and dashes only: an id is also a file name in the vault and a part of a URL.
export const idSchema = z.string().max(64).regex(/^[A-Za-z0-9-]+$/)
