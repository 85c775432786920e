import type { RecordStore } from '../db/record-store'
import { beyondUndo, checkRecord, locks, type RecordOf, type TableName } from '../db/tables'
import { replacement, type Change, type Step } from './step'

/** Two edits of one field within this time are one step of undo. */
const MERGE_WITHIN_MS = 2_000

export type SaveState = 'saved' | 'saving' | 'failed'

/** What may come with a change of one record. */
export interface Together<T extends TableName> {
  /** Written in the same breath. */
  readonly also?: readonly Change[]
  /** The record to begin with where there is none yet; absent, nothing is changed then. */
  readonly first?: () => RecordOf<T>
}

/** So many steps can be undone; older ones are forgotten, as each keeps its records whole. */
const MOST_STEPS = 500

/** A step as undo keeps it: when it was done, and which it was of all. */
type Remembered = Step & { readonly at: number; readonly ordinal: number }

interface WaitingEdit {
  readonly what: string
  /** Made one after the other when its turn has come. */
  readonly changes: ((before: RecordOf<TableName>) => RecordOf<TableName> | Promise<RecordOf<TableName>>)[]
  readonly saved: Promise<void>
}

/**
 * Every edit the user makes goes through `commit`: it is saved and undoable in the same breath.
 * Resolved means on disk, in the vault's journal and in the database. Append-only records (the fidelity log, consents) are
 * written but never undone.
 */
export class History {
  private readonly undoStack: Remembered[] = []
  private readonly redoStack: Remembered[] = []
  private readonly listeners = new Set<() => void>()
  private lastJob: Promise<unknown> = Promise.resolve()
  /** The newest job, where it is an edit that has not begun. */
  private waitingEdit: WaitingEdit | null = null
  private waiting = 0
  private steps = 0
  /** What could not be saved, until the same thing is done again and succeeds: another write must not hide it. */
  private readonly failed = new Set<string>()

  constructor(
    private readonly store: RecordStore,
    private readonly now: () => number = () => performance.now(),
  ) {}

  commit(step: Step): Promise<void> {
    return this.inTurn(() => this.writeAndRemember(step), step.label)
  }

  /**
   * Changes one record as it stands when its turn has come, so that two quick edits of different fields never lose each
   * other; `change` may read other records, which stand still until it is done. A record that is gone by then, or that
   * `change` returns as it was, is left alone. Undo takes a record that was made by its first edit back to what it began as.
   */
  edit<T extends TableName>(table: T, id: string, { also = [], first, ...naming }: Omit<Step, 'changes'> & Together<T>, change: (before: RecordOf<T>) => RecordOf<T> | Promise<RecordOf<T>>): Promise<void> {
    const what = `${table} ${id} ${naming.mergeKey ?? naming.label}`
    // Whoever types faster than the disk writes waits for two writes at most, not for one with every letter.
    const waiting = this.waitingEdit
    const next: WaitingEdit['changes'][number] = before => change(before as RecordOf<T>)
    if (waiting !== null && naming.mergeKey !== undefined && also.length === 0 && waiting.what === what) {
      waiting.changes.push(next)
      return waiting.saved
    }
    const changes = [next]
    const saved = this.inTurn(async () => {
      if (this.waitingEdit?.changes === changes) this.waitingEdit = null
      const before = (await this.store.one(table, id)) ?? first?.()
      if (!before) return
      let after = before
      for (const each of changes) after = (await each(after)) as RecordOf<T>
      if (after !== before) await this.writeAndRemember({ ...naming, changes: [replacement(table, before, after) as Change, ...also] })
    }, what)
    if (naming.mergeKey !== undefined && also.length === 0) this.waitingEdit = { what, changes, saved }
    return saved
  }

  /**
   * Writes what came about by itself (a film was made): never undone, and what undo and redo remember of the record learns
   * of it too, so that undoing an older edit does not take it back. A record that is gone is left gone.
   */
  amend<T extends TableName>(table: T, id: string, change: (before: RecordOf<T>) => RecordOf<T>, { also = [], first }: Together<T> = {}): Promise<void> {
    return this.inTurn(async () => {
      const before = (await this.store.one(table, id)) ?? first?.()
      if (!before) return
      await this.write([replacement(table, before, change(before)) as Change, ...also])
      const amended = (record: Change['before']) => (record === null ? null : change(record as RecordOf<T>))
      for (const stack of [this.undoStack, this.redoStack]) {
        stack.forEach((step, index) => {
          const changes = step.changes.map(each => (each.table === table && each.id === id ? { ...each, before: amended(each.before), after: amended(each.after) } : each))
          stack[index] = { ...step, changes }
        })
      }
    }, `${table} ${id}`)
  }

  /**
   * Resolves with the label of what was undone, or null when there is nothing to undo. With `only`, a `lastStep` from
   * before, nothing is undone once anything was done after it.
   */
  undo(only?: number): Promise<string | null> {
    return this.inTurn(async () => {
      if (only !== undefined && only !== this.lastStep) return null
      return this.move(this.undoStack, this.redoStack, reversed)
    })
  }

  redo(): Promise<string | null> {
    return this.inTurn(() => this.move(this.redoStack, this.undoStack, changes => changes))
  }

  /** Resolves when everything asked for so far is on disk, or has failed. Awaited before the window closes. */
  async settled(): Promise<void> {
    // What is asked for while waiting is waited for as well: a screen may have a last word when the window closes.
    do await this.lastJob
    while (this.waiting > 0)
  }

  /** Forgets what could be undone: called when another family is opened, so that undo never works out of sight. */
  forget(): void {
    this.undoStack.length = 0
    this.redoStack.length = 0
    this.announce()
  }

  /** Names the step that undo would take back now; null where there is none. */
  get lastStep(): number | null {
    return this.undoStack.at(-1)?.ordinal ?? null
  }

  get nextUndo(): string | null {
    return this.undoStack.at(-1)?.label ?? null
  }

  get nextRedo(): string | null {
    return this.redoStack.at(-1)?.label ?? null
  }

  get saveState(): SaveState {
    if (this.waiting > 0) return 'saving'
    return this.failed.size > 0 ? 'failed' : 'saved'
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private async writeAndRemember(step: Step): Promise<void> {
    await this.write(step.changes)
    if (step.isFinal === true) return this.forget()
    if (step.isUndoable === false) return
    const undoable = { ...step, changes: step.changes.filter(change => !beyondUndo.has(change.table)), at: this.now(), ordinal: (this.steps += 1) }
    if (undoable.changes.length === 0) return
    const last = this.undoStack.at(-1)
    if (last && canMerge(last, undoable)) this.undoStack[this.undoStack.length - 1] = merge(last, undoable)
    else this.undoStack.push(undoable)
    if (this.undoStack.length > MOST_STEPS) this.undoStack.shift()
    this.redoStack.length = 0
  }

  private async move(from: Remembered[], to: Remembered[], direction: (changes: readonly Change[]) => readonly Change[]): Promise<string | null> {
    const step = from.at(-1)
    if (!step) return null
    await this.write(direction(step.changes))
    from.pop()
    to.push({ ...step, at: -Infinity })
    return step.label
  }

  /**
   * Nothing is written between reading a record and writing it again, as all writing is done here, one job after the other,
   * in the one page that holds the app: so a lock seen before sealing still holds when the step is saved.
   */
  private async write(changes: readonly Change[]): Promise<void> {
    const writes = changes.map(({ table, id, after }) => ({ table, id, record: after === null ? null : checkRecord(table, after) }))
    for (const { table, id } of writes) await this.refuseIfLocked(table, id)
    await this.store.write(writes)
  }

  private async refuseIfLocked<T extends TableName>(table: T, id: string): Promise<void> {
    const isLocked: ((record: RecordOf<T>) => boolean) | undefined = locks[table]
    if (!isLocked) return
    const record = await this.store.one(table, id)
    if (record && isLocked(record)) throw new Error(`A locked record of ${table} cannot be changed`)
  }

  /** One edit at a time, so a fast double undo cannot undo the same step twice. `what` names what is being saved, where it is new. */
  private inTurn<T>(job: () => Promise<T>, what?: string): Promise<T> {
    this.waiting += 1
    this.waitingEdit = null
    this.announce()
    // What a write that failed has left in the journal counts as written: it is there before the next job reads anything.
    const run = this.lastJob.then(() => this.store.whole()).then(job)
    this.lastJob = run.then(
      () => this.done(() => what !== undefined && this.failed.delete(what)),
      () => this.done(() => what !== undefined && this.failed.add(what)),
    )
    return run
  }

  private done(note: () => void): void {
    this.waiting -= 1
    note()
    this.announce()
  }

  private announce(): void {
    for (const listener of this.listeners) listener()
  }
}

function reversed(changes: readonly Change[]): readonly Change[] {
  return changes.map(change => ({ ...change, before: change.after, after: change.before })).toReversed()
}

function canMerge(last: Remembered, next: Remembered): boolean {
  return next.mergeKey !== undefined && last.mergeKey === next.mergeKey && next.at - last.at < MERGE_WITHIN_MS && last.changes.length === 1 && next.changes.length === 1
}

function merge(last: Remembered, next: Remembered): Remembered {
  const [first] = last.changes
  const [second] = next.changes
  return first && second ? { ...next, changes: [{ ...second, before: first.before }] } : next
}
