import type { Id } from '../../shared/domain/ids'
import { fitRange } from '../../shared/domain/marking'
import type { MediaInfo } from '../../shared/domain/recording'
import type { Session } from '../../shared/domain/session'
import { belongingTo, oneOf } from '../db/queries/records'
import { history } from './app-history'
import { happened } from './happened'
import { deletion } from './step'

type OfSession = Pick<Session, 'id' | 'familyId'>

/** A recording has ended: it is in the list and in the log, and no moment marked meanwhile reaches past its end. */
export async function keepFilmed(recordingId: Id, session: OfSession, media: MediaInfo): Promise<void> {
  const filmed = happened(session, { kind: 'filmed', recordingId, length: media.duration })
  await history.amend('recordings', recordingId, before => ({ ...before, state: { kind: 'ready', media } }), { also: [filmed] })
  const moments = await belongingTo('moments', 'recordingId', recordingId)
  for (const moment of moments) {
    if (fitRange(moment, media.duration) !== moment) await history.amend('moments', moment.id, before => fitRange(before, media.duration))
  }
}

/** A file has been brought in: it is in the list and in the log. */
export async function keepImported(recordingId: Id, session: OfSession, media: MediaInfo): Promise<void> {
  const imported = happened(session, { kind: 'imported', recordingId, length: media.duration })
  await history.amend('recordings', recordingId, before => ({ ...before, state: { kind: 'ready', media } }), { also: [imported] })
}

/** A row that stands for no footage leaves the list, with what was marked in it. Nothing that Undo could bring back. */
export async function forgetFootage(recordingId: Id, label: string): Promise<void> {
  const [row, moments] = await Promise.all([oneOf('recordings', recordingId), belongingTo('moments', 'recordingId', recordingId)])
  if (row) await history.commit({ label, isUndoable: false, changes: [deletion('recordings', row), ...moments.map(moment => deletion('moments', moment))] })
}
