import type { CodingScheme } from '../domain/coding-scheme'
import { starterScheme } from './starter'

/** Every coding scheme that comes with the app: one file, one line. */
export const schemes: readonly CodingScheme[] = [starterScheme]

export function schemeOf(schemeId: string): CodingScheme {
  return schemes.find(scheme => scheme.id === schemeId) ?? starterScheme
}
