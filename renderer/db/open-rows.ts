import { AppFailure } from '../../shared/domain/outcome'
import { openedCache } from './opened-cache'
import { fingerprintOf, groupOf, type Row } from './row'
import type { Sealer } from './sealer'
import type { Sealed } from './tables'

/** Opens sealed rows: each once, and many in one question to main. */
export interface RowOpener {
  /**
   * The records of these rows, in their order, without those whose key was destroyed. May be awaited in the middle of a live
   * query. Never within a transaction, which would not wait.
   */
  open<T extends keyof Sealed>(table: T, rows: readonly Row[]): Promise<readonly Sealed[T][]>
  /** What was just sealed need not be opened. */
  remember<T extends keyof Sealed>(table: T, sealed: { readonly id: string; readonly body: Uint8Array }, record: Sealed[T]): void
  /** Drops every open record: the vault was locked, or something was erased. */
  forget(): void
}

export interface RowOpenerOptions {
  readonly sealer: Pick<Sealer, 'records:open'>
  /** Rows that nobody can open any more. */
  readonly onErased: (table: keyof Sealed, ids: readonly string[]) => void
  /** A row is not what was sealed. Whoever asked for it is told as well. */
  readonly onDamaged: () => void
  readonly mostBytes?: number
}

/** One sealing of one record. */
interface Wanted {
  readonly table: keyof Sealed
  readonly row: Row
  readonly name: string
  readonly fingerprint: string
}

interface Request {
  readonly wanted: readonly Wanted[]
  readonly resolve: (records: readonly (object | null)[]) => void
  readonly reject: (thrown: unknown) => void
}

const MOST_BYTES = 64 * 1_024 * 1_024
/** One question holds about so much: main answers others in between, and opens the next while the page reads the last answer. */
const QUESTION_BYTES = 32 * 1_024
/** The first of several is short: a screen waits for what it asked for first. */
const FIRST_QUESTION_BYTES = 2 * 1_024
/** What naming a row takes beside its body. */
const NAME_BYTES = 100

export function rowOpener({ sealer, onErased, onDamaged, mostBytes = MOST_BYTES }: RowOpenerOptions): RowOpener {
  const cache = openedCache(mostBytes)
  const onTheWay = new Map<string, Promise<object | null>>()
  let waiting: Request[] = []
  let timesForgotten = 0

  function ask(wanted: readonly Wanted[]): Promise<readonly (object | null)[]> {
    // Made here, in the caller's own zone, where `Promise` is Dexie's: a live query goes on being watched after it. The
    // question itself is asked from a task of its own, outside every zone, together with all others of this turn.
    return new Promise((resolve, reject) => {
      if (waiting.length === 0) setTimeout(askTogether, 0)
      waiting.push({ wanted, resolve, reject })
    })
  }

  function askTogether(): void {
    const requests = waiting
    waiting = []
    const missing = new Map<string, Wanted>()
    for (const { wanted } of requests) for (const each of wanted) if (answerFor(each) === undefined) missing.set(keyOf(each), each)
    for (const question of questionsOf([...missing.values()])) openMissing(question)
    for (const { wanted, resolve, reject } of requests) Promise.all(wanted.map(each => answerFor(each) ?? Promise.resolve(null))).then(resolve, reject)
  }

  /** Undefined where it has not been asked for. */
  function answerFor(wanted: Wanted): Promise<object | null> | undefined {
    const known = cache.get(wanted.name, wanted.fingerprint)
    return known ? Promise.resolve(known) : onTheWay.get(keyOf(wanted))
  }

  function openMissing(missing: readonly Wanted[]): void {
    const asked = timesForgotten
    const opened = sealer['records:open']({ documents: missing.map(({ table, row }) => ({ table, id: row.id, group: groupOf(table, row), body: row.body })) }).then(values => {
      const erased = new Map<keyof Sealed, string[]>()
      missing.forEach(({ table, row, name, fingerprint }, index) => {
        const record = values[index] as object | null
        if (record === null) erased.set(table, [...(erased.get(table) ?? []), row.id])
        else if (asked === timesForgotten) cache.set(name, fingerprint, { record, bytes: row.body.length })
      })
      for (const [table, ids] of erased) onErased(table, ids)
      return values as readonly (object | null)[]
    })
    missing.forEach((each, index) => onTheWay.set(keyOf(each), opened.then(values => values[index] ?? null)))
    const arrived = (): void => missing.forEach(each => onTheWay.delete(keyOf(each)))
    opened.then(arrived, (thrown: unknown) => {
      arrived()
      if (thrown instanceof AppFailure && thrown.error.kind === 'vault-damaged') onDamaged()
    })
  }

  async function openAll(table: keyof Sealed, rows: readonly Row[]): Promise<readonly object[]> {
    const all = rows.map(row => ({ table, row, name: nameOf(table, row.id), fingerprint: fingerprintOf(row.body) }))
    const known = all.map(({ name, fingerprint }) => cache.get(name, fingerprint))
    const wanted = all.filter((_, index) => known[index] === undefined)
    if (wanted.length === 0) return known.filter(record => record !== undefined)
    const opened = (await ask(wanted)).values()
    return known.map(record => record ?? opened.next().value ?? null).filter(record => record !== null)
  }

  return {
    open: <T extends keyof Sealed>(table: T, rows: readonly Row[]) => openAll(table, rows) as Promise<readonly Sealed[T][]>,
    remember: (table, { id, body }, record) => cache.set(nameOf(table, id), fingerprintOf(body), { record, bytes: body.length }),
    forget() {
      timesForgotten += 1
      cache.clear()
    },
  }
}

function questionsOf(wanted: readonly Wanted[]): readonly (readonly Wanted[])[] {
  const questions: Wanted[][] = []
  let bytes = Infinity
  for (const each of wanted) {
    if (bytes > (questions.length === 1 ? FIRST_QUESTION_BYTES : QUESTION_BYTES)) {
      questions.push([])
      bytes = 0
    }
    questions.at(-1)?.push(each)
    bytes += each.row.body.length + NAME_BYTES
  }
  return questions
}

const nameOf = (table: keyof Sealed, id: string): string => `${table}/${id}`
const keyOf = ({ name, fingerprint }: Wanted): string => `${name}/${fingerprint}`
