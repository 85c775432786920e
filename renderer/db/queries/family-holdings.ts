import type { Id } from '../../../shared/domain/ids'
import { mediaOf } from '../../../shared/domain/recording'
import type { Ms } from '../../../shared/domain/time'
import { database } from '../open-database'
import type { Row } from '../row'
import { tables, type Reference, type TableName } from '../tables'
import { belongingTo } from './records'

/** Everything that is kept about one family, by table and id, and how much of it a person would count. */
export interface FamilyHoldings {
  readonly rows: readonly { readonly table: TableName; readonly id: Id }[]
  readonly sessionIds: readonly Id[]
  /** Footage and made films. */
  readonly recordingIds: readonly Id[]
  /** Sessions that took place, and those planned that never did. */
  readonly sessionsHeld: number
  readonly sessionsPlanned: number
  readonly recordings: number
  /** How long the footage is, in ms; of made films nothing. */
  readonly footage: Ms
  readonly films: number
  readonly notes: number
}

export async function familyHoldings(familyId: Id): Promise<FamilyHoldings> {
  const ofFamily = await rowsBy('familyId', [familyId])
  const sessionIds = distinct(ofFamily.flatMap(({ table, row }) => [row.sessionId, table === 'sessions' ? row.id : undefined]))
  const ofSessions = await rowsBy('sessionId', sessionIds)
  const rows = [...new Map([...ofFamily, ...ofSessions].map(({ table, row }) => [`${table} ${row.id}`, { table, id: row.id }])).values(), { table: 'families' as const, id: familyId }]
  const [sessions, recordings, films] = await Promise.all([belongingTo('sessions', 'familyId', familyId), belongingTo('recordings', 'familyId', familyId), belongingTo('films', 'familyId', familyId)])
  const made = films.flatMap(film => film.made?.recordingId ?? [])
  return {
    rows,
    sessionIds,
    recordingIds: distinct([...recordings.map(({ id }) => id), ...made]),
    sessionsHeld: sessions.filter(({ heldAt }) => heldAt !== null).length,
    sessionsPlanned: sessions.filter(({ heldAt }) => heldAt === null).length,
    recordings: recordings.length,
    footage: recordings.reduce((sum, recording) => sum + (mediaOf(recording)?.duration ?? 0), 0),
    films: made.length,
    notes: rows.filter(({ table }) => table === 'notes').length,
  }
}

interface Found {
  readonly table: TableName
  readonly row: Pick<Row, 'id' | 'sessionId'>
}

/** Found by what lies in the open: nothing is unsealed for it. */
async function rowsBy(reference: Reference, ids: readonly Id[]): Promise<readonly Found[]> {
  const inTable = async (table: TableName): Promise<readonly Found[]> => (await database.kept(table).belongingTo(reference, ids)).map(row => ({ table, row }))
  return (await Promise.all((Object.keys(tables) as TableName[]).map(inTable))).flat()
}

function distinct(ids: readonly (Id | undefined)[]): readonly Id[] {
  return [...new Set(ids.filter(id => id !== undefined))]
}
