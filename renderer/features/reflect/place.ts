import type { Family } from '../../../shared/domain/family'
import type { Programme } from '../../../shared/domain/programme'
import type { Session } from '../../../shared/domain/session'
import type { Reflection } from '../../db/queries/reflection'

/** What every part of the page is given. */
export interface ReflectPlace {
  readonly session: Session
  readonly family: Family
  readonly programme: Programme
  readonly found: Reflection
  /** The newest version of the note is signed: nothing here can be changed until a next one is begun. */
  readonly isLocked: boolean
}
