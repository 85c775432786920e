import type { SealedChange } from '../../shared/domain/sealed-change'
import { applyChanges } from './apply-changes'
import { catchUp } from './catch-up'
import { commitChanges } from './commit-changes'
import type { Database, JournalPlace } from './database'
import type { FamilyStanding } from './family-standing'
import { rowOpener, type RowOpener } from './open-rows'
import { groupOf, referencesOf } from './row'
import type { Sealer } from './sealer'
import { storeOf, type RecordOf, type Reference, type Sealed, type TableName } from './tables'

/** One record as it is to be from now on; null deletes it. */
export interface RecordWrite<T extends TableName = TableName> {
  readonly table: T
  readonly id: string
  readonly record: RecordOf<T> | null
}

/** Records, sealed on their way into the database and opened on their way out. */
export class RecordStore {
  private readonly opener: RowOpener
  /** The journal may hold steps that the database does not. */
  private isBehind = false
  private hasDoubted = false

  constructor(
    readonly database: Database,
    readonly sealer: Sealer,
  ) {
    this.opener = rowOpener({
      sealer,
      // A row that is left is left out of every answer, and goes the next time that it is read.
      onErased: (table, ids) => void this.drop(table, ids).catch(() => undefined),
      onDamaged: () => void this.doubt().catch(() => undefined),
    })
  }

  async all<T extends TableName>(table: T): Promise<readonly RecordOf<T>[]> {
    return this.opener.open(table, await this.database.kept(table).all())
  }

  async one<T extends TableName>(table: T, id: string): Promise<RecordOf<T> | null> {
    const [row] = await this.database.kept(table).some([id])
    if (!row) return null
    const [record] = await this.opener.open(table, [row])
    return record ?? null
  }

  async belongingTo<T extends TableName>(table: T, reference: Reference, id: string): Promise<readonly RecordOf<T>[]> {
    return this.opener.open(table, await this.database.kept(table).belongingTo(reference, [id]))
  }

  /** A session with the family and the programmes of that family, opened in one question. */
  async sessionOfFamily(sessionId: string): Promise<{ readonly session: RecordOf<'sessions'>; readonly family: RecordOf<'families'> | null; readonly programmes: readonly RecordOf<'programmes'>[] } | null> {
    const sessions = await this.database.kept('sessions').some([sessionId])
    // Whose a session is lies in the open.
    const familyIds = sessions.flatMap(({ familyId }) => familyId ?? [])
    const [families, programmes] = await Promise.all([this.database.kept('families').some(familyIds), this.database.kept('programmes').belongingTo('familyId', familyIds)])
    const [[session], [family], opened] = await Promise.all([this.opener.open('sessions', sessions), this.opener.open('families', families), this.opener.open('programmes', programmes)])
    return session ? { session, family: family ?? null, programmes: opened } : null
  }

  /**
   * Saves records that were checked: sealed and in the journal first, then in the database; on disk in both when it resolves.
   * One after the other, as `History` does it. Where it rejects, the journal may have the step all the same: the database
   * takes it over before anything is written after it, or at the next start.
   */
  async write(writes: readonly RecordWrite[]): Promise<void> {
    if (writes.length === 0) return
    const wasBehind = this.isBehind
    this.isBehind = true
    const changes = writes.map(({ table, id, record }) => {
      const references = record === null ? {} : referencesOf(record)
      return { table, id, group: groupOf(table, { id, ...references }), references, value: record }
    })
    const { number, proof, sealed } = await commitChanges(this.sealer, changes)
    writes.forEach(({ table, id, record }, index) => {
      const body = sealed[index]?.body
      if (record !== null && body) this.opener.remember(table, { id, body }, record)
    })
    if (!wasBehind && (await this.follow(sealed, number, proof))) this.isBehind = false
    else await this.takeOver()
  }

  /** Waits until the database holds everything that the journal does. To be awaited before a record is read to be changed. */
  async whole(): Promise<void> {
    if (this.isBehind) await this.takeOver()
  }

  /** Drops every open record: the vault was locked, or something was erased. */
  forget(): void {
    this.opener.forget()
  }

  /**
   * Reads the rows of the list of families, sealed as they lie, which needs no key: while the vault is being opened there is
   * time for it. Gives how to have them opened, so that they are at hand when they are asked for.
   */
  async readAhead(): Promise<() => Promise<unknown>> {
    const [families, standings] = await Promise.all([this.database.kept('families').all(), this.database.standings.toArray()])
    return () => Promise.all([this.opener.open('families', families), this.opener.open('standings', standings)])
  }

  /** What was told of each family, as far as it is known. */
  async standings(): Promise<readonly FamilyStanding[]> {
    return this.opener.open('standings', await this.database.standings.toArray())
  }

  /**
   * Tells of these families and keeps it, sealed. `tell` reads records; where one of them was changed meanwhile, they are
   * told of again.
   */
  async keepStandings(familyIds: readonly string[], tell: (familyId: string) => Promise<FamilyStanding | null>): Promise<void> {
    for (let isKept = false; !isKept; ) {
      const before = await this.database.meta.get('journal')
      const told = (await Promise.all(familyIds.map(tell))).filter(standing => standing !== null)
      const bodies = await this.sealer['records:seal']({ documents: told.map(value => ({ table: 'standings', id: value.id, group: groupOf('standings', value), value })) })
      const rows = told.flatMap((standing, index) => {
        const body = bodies[index]
        if (!body) return []
        this.opener.remember('standings', { id: standing.id, body }, standing)
        return { id: standing.id, body: body.slice() }
      })
      isKept = await this.database.transaction('rw', this.database.standings, this.database.meta, async () => {
        if ((await this.database.meta.get('journal'))?.number !== before?.number) return false
        await this.database.standings.bulkPut(rows)
        return true
      })
    }
  }

  private drop(table: keyof Sealed, ids: readonly string[]): Promise<void> {
    return table === 'standings' ? this.database.standings.bulkDelete([...ids]) : this.database.transaction('rw', storeOf(table), () => this.database.kept(table).remove(ids))
  }

  /** False where the step could not be put right behind the one before: the journal is to be asked. */
  private async follow(sealed: readonly SealedChange[], number: number, proof: string): Promise<boolean> {
    try {
      return await applyChanges(this.database, sealed, standing => (standing?.number === number - 1 ? { ...standing, number, proof } : null))
    } catch {
      return false
    }
  }

  /** What lies in the database is written anew from the journal, before the next change or at the next start; once is enough. */
  private async doubt(): Promise<void> {
    if (this.hasDoubted) return
    this.hasDoubted = true
    await this.database.meta.update('journal', { number: 0 })
    this.isBehind = true
  }

  private async takeOver(): Promise<void> {
    const standing = await this.database.meta.get('journal')
    await catchUp(this.database, this.sealer, standing ?? (await this.beginning()))
    this.isBehind = false
  }

  private async beginning(): Promise<JournalPlace> {
    const { vaultId } = await this.sealer['records:head']({})
    return { id: 'journal', vaultId, number: 0 }
  }
}
