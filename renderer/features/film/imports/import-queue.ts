import i18next from 'i18next'
import { create } from 'zustand'
import type { Id } from '../../../../shared/domain/ids'
import { AppFailure } from '../../../../shared/domain/outcome'
import { api } from '../../../bridge'
import { newId } from '../../../state/clock-and-ids'
import { thrownWords } from '../../../words/failure-words'
import { askBeforeUnload } from '../../../state/ask-before-unload'
import { beforeClosing } from '../../../state/before-closing'
import { beforeLocking } from '../../../state/before-locking'
import { useFootageOnItsWay } from '../../../state/footage-on-its-way'
import { showFailure } from '../../../state/toasts'
import { begunWork } from '../../../state/under-way'
import type { FilmedSession } from '../recorder/recorder-store'
import { importFile } from './import-file'

export type ImportPhase = 'copying' | 'looking' | 'proxy'

/** A file on its way into a session. It leaves the list when it has arrived; a failure stays until it is dismissed. */
export interface ImportJob {
  readonly id: Id
  readonly session: FilmedSession
  readonly name: string
  readonly state:
    | { readonly kind: 'waiting' }
    | { readonly kind: 'working'; readonly recordingId: Id | null; readonly phase: ImportPhase; readonly fraction: number }
    | { readonly kind: 'failed'; readonly words: string }
}

/** Every import under way, outside the screens, so that one may go on working while files are copied. */
export const useImports = create<{ readonly jobs: readonly ImportJob[] }>()(() => ({ jobs: [] }))

useImports.subscribe(({ jobs }) => useFootageOnItsWay.setState({ sessionIds: [...new Set(jobs.filter(({ state }) => state.kind !== 'failed').map(({ session }) => session.id))] }))

const files = new Map<Id, { readonly file: File; readonly abort: AbortController; isWhole: boolean }>()
let working: Promise<void> | null = null

// A file that has not arrived whole cannot arrive in a locked vault. A copy that is whole stays in it, and is gone on with when it
// is opened next. The names go.
beforeLocking(async () => {
  const { jobs } = useImports.getState()
  const whole = jobs.filter(({ id }) => files.get(id)?.isWhole)
  for (const job of jobs) {
    if (whole.includes(job)) drop(job.id)
    else removeImport(job.id)
  }
  // Looking at a copy ends with the lock itself.
  if (whole.length === 0) await working
})

/** Adds files to the end; they are brought in one after another. */
export function importFiles(session: FilmedSession, chosen: readonly File[]): void {
  const jobs = chosen.map((file): ImportJob => {
    const id = newId()
    files.set(id, { file, abort: new AbortController(), isWhole: false })
    return { id, session, name: file.name, state: { kind: 'waiting' } }
  })
  useImports.setState(state => ({ jobs: [...state.jobs, ...jobs] }))
  working ??= workThrough().finally(() => {
    working = null
  })
}

/** Stops a job or takes its failure off the list. */
export function removeImport(id: Id): void {
  files.get(id)?.abort.abort()
  const job = useImports.getState().jobs.find(candidate => candidate.id === id)
  if (job && job.state.kind !== 'working') drop(id)
}

async function workThrough(): Promise<void> {
  const stopAsking = askBeforeUnload()
  const endWork = begunWork()
  // The window waits; after a while it asks whether to close all the same.
  const letClose = beforeClosing(() => {
    showFailure(i18next.getFixedT(null, 'film')('imports.closesAfter'))
    return working ?? Promise.resolve()
  })
  const stopListening = api.on('import:progress', ({ recordingId, phase, fraction }) =>
    change(
      job => job.state.kind === 'working' && job.state.recordingId === recordingId,
      job => ({ ...job, state: { kind: 'working', recordingId, phase, fraction } }),
    ),
  )
  try {
    for (;;) {
      const next = useImports.getState().jobs.find(({ state }) => state.kind === 'waiting')
      if (!next) return
      await work(next)
    }
  } finally {
    endWork()
    stopAsking()
    letClose()
    stopListening()
  }
}

async function work({ id, session }: ImportJob): Promise<void> {
  const entry = files.get(id)
  if (!entry || entry.abort.signal.aborted) {
    drop(id)
    return
  }
  const setState = (state: ImportJob['state']) => change(job => job.id === id, job => ({ ...job, state }))
  setState({ kind: 'working', recordingId: null, phase: 'copying', fraction: 0 })
  try {
    const imported = await importFile(entry.file, session, {
      signal: entry.abort.signal,
      onBegun: recordingId => setState({ kind: 'working', recordingId, phase: 'copying', fraction: 0 }),
      onWhole: () => (entry.isWhole = true),
    })
    // Ended by the lock: there is nothing to say to anybody.
    if (imported.kind === 'arrived' || imported.because.error.kind === 'cancelled') drop(id)
    else setState({ kind: 'failed', words: `${thrownWords(imported.because)} ${i18next.getFixedT(null, 'film')('imports.kept')}` })
  } catch (error) {
    if (error instanceof AppFailure && error.error.kind === 'cancelled') drop(id)
    else setState({ kind: 'failed', words: thrownWords(error) })
  } finally {
    files.delete(id)
  }
}

function drop(id: Id): void {
  files.delete(id)
  useImports.setState(({ jobs }) => ({ jobs: jobs.filter(job => job.id !== id) }))
}

function change(isMeant: (job: ImportJob) => boolean, changed: (job: ImportJob) => ImportJob): void {
  useImports.setState(({ jobs }) => ({ jobs: jobs.map(job => (isMeant(job) ? changed(job) : job)) }))
}
