import { randomUUID } from 'node:crypto'
import type { Announce, Args } from '../shared/bridge/contract'
import type { Id } from '../shared/domain/ids'
import { AppFailure } from '../shared/domain/outcome'
import type { MediaInfo } from '../shared/domain/recording'
import { knownMedia, mediaIn } from './known-media'
import { mostFootageBytes } from './media/limits'
import type { Media } from './media/media'
import type { Vault, VaultWriter } from './vault/vault'

/** Files on their way into the vault: announced, received, looked at; cancelled at any point. No whole copy that could be played is removed here. */
export interface Imports {
  begin(args: Args<'import:begin'>): Promise<{ recordingId: Id }>
  /** The bytes themselves. Fewer or more than announced, or a sender that goes away: `source-vanished`. */
  receive(recordingId: Id, body: ReadableStream<Uint8Array> | null, gone?: AbortSignal): Promise<void>
  /** Looks at it. What can never be played (`media-unreadable`) is removed; after any other failure the copy is kept, and can be asked for again. */
  finish(recordingId: Id): Promise<MediaInfo>
  /** Ends it. True where a whole copy is left: that is for the caller to remove, who writes it down first. */
  cancel(recordingId: Id): Promise<boolean>
  /** Ends what is on its way into these sessions, which are about to be erased, and takes nothing more for them until `allow`. */
  endFor(sessionIds: ReadonlySet<Id>): Promise<EndedImports>
}

export interface EndedImports {
  /** What had arrived whole by then is still there. */
  readonly recordingIds: readonly Id[]
  readonly allow: () => void
}

export interface ImportDependencies {
  readonly vault: Vault
  readonly media: Pick<Media, 'examine'>
  readonly announce: Announce
}

interface Import {
  readonly announced: Args<'import:begin'>
  readonly abort: AbortController
  state: 'announced' | 'receiving' | 'received' | 'finishing'
  /** What looking at it will find; null until it is looked at. */
  found: Promise<MediaInfo> | null
  /** Settles, without failing, when what is under way has ended. */
  underWay: Promise<unknown>
}

export function makeImports({ vault, media, announce }: ImportDependencies): Imports {
  const imports = new Map<Id, Import>()
  const closedSessions = new Set<Id>()

  function inState(recordingId: Id, state: Import['state']): Import {
    const found = imports.get(recordingId)
    if (!found) throw new AppFailure({ kind: 'recording-missing', recordingId })
    if (found.state !== state) throw new AppFailure({ kind: 'recording-busy', recordingId })
    return found
  }

  /** Runs a step that `cancel` can wait for; where it fails, nothing of the recording stays, unless the failure `spares` it. */
  async function step<T>(recordingId: Id, entry: Import, act: () => Promise<T>, spares: (error: unknown) => boolean = () => false): Promise<T> {
    const result = act()
    entry.underWay = result.catch(() => undefined)
    try {
      return await result
    } catch (error) {
      imports.delete(recordingId)
      if (!spares(error)) await vault.removeRecording(recordingId)
      throw entry.abort.signal.aborted ? new AppFailure({ kind: 'cancelled' }) : error
    }
  }

  async function stop(recordingId: Id, entry: Import): Promise<void> {
    entry.abort.abort()
    await entry.underWay
    imports.delete(recordingId)
  }

  async function keep(recordingId: Id, entry: Import, body: ReadableStream<Uint8Array> | null, gone?: AbortSignal): Promise<void> {
    const writer = await vault.write(`recordings/${recordingId}/original`)
    try {
      const announceCopied = progressOf(entry.announced.bytes, (fraction) => announce('import:progress', { recordingId, phase: 'copying', fraction }))
      await copy(body, writer, { size: entry.announced.bytes, signals: [entry.abort.signal, ...(gone ? [gone] : [])], announceCopied })
      await writer.commit()
    } catch (error) {
      await writer.abandon()
      throw error
    }
    await vault.updateFacts(recordingId, {
      sessionId: entry.announced.sessionId,
      origin: 'file',
      mimeType: typeByName(entry.announced.name),
      startedAt: new Date().toISOString(),
      state: 'closed',
    })
  }

  /** A file whose bytes came in before the app was last closed, and which nobody has looked at yet. */
  async function isUnseenFile(recordingId: Id): Promise<boolean> {
    if (!(await vault.recordingIds()).includes(recordingId)) return false
    const facts = await vault.facts(recordingId)
    return facts.origin === 'file' && mediaIn(facts) === null
  }

  const examine = (recordingId: Id, signal: AbortSignal) =>
    media.examine(recordingId, { signal, progress: (phase, fraction) => announce('import:progress', { recordingId, phase, fraction }) })

  return {
    async begin(announced) {
      if (announced.bytes > mostFootageBytes) throw new AppFailure({ kind: 'media-unreadable', problem: 'too-large' })
      const free = await vault.freeBytes()
      // A disk filled to the brim harms more than this app.
      const room = free * 0.95
      if (announced.bytes > room) throw new AppFailure({ kind: 'disk-full', neededBytes: Math.ceil(announced.bytes - room) })
      if (closedSessions.has(announced.sessionId)) throw new AppFailure({ kind: 'cancelled' })
      const recordingId = randomUUID()
      imports.set(recordingId, { announced, abort: new AbortController(), state: 'announced', found: null, underWay: Promise.resolve() })
      return { recordingId }
    },
    async receive(recordingId, body, gone) {
      const entry = inState(recordingId, 'announced')
      entry.state = 'receiving'
      await step(recordingId, entry, () => keep(recordingId, entry, body, gone))
      entry.state = 'received'
    },
    async finish(recordingId) {
      if (!imports.has(recordingId)) {
        // Asked again, or after a restart: what was looked at is not looked at twice.
        const known = await knownMedia(vault, recordingId)
        if (known) return known
        if (!(await isUnseenFile(recordingId))) throw new AppFailure({ kind: 'recording-missing', recordingId })
        if (!imports.has(recordingId)) imports.set(recordingId, arrivedEarlier())
      }
      // A page that was loaded again waits for what the one before it asked for.
      const underWay = imports.get(recordingId)?.found
      if (underWay) return underWay
      const entry = inState(recordingId, 'received')
      entry.state = 'finishing'
      entry.found = step(recordingId, entry, () => examine(recordingId, entry.abort.signal), isForToday)
      const info = await entry.found
      imports.delete(recordingId)
      return info
    },
    async cancel(recordingId) {
      const entry = imports.get(recordingId)
      if (!entry) return isUnseenFile(recordingId)
      await stop(recordingId, entry)
      return (await vault.recordingIds()).includes(recordingId)
    },
    async endFor(sessionIds) {
      for (const id of sessionIds) closedSessions.add(id)
      const going = [...imports].filter(([, { announced }]) => sessionIds.has(announced.sessionId))
      for (const [recordingId, entry] of going) await stop(recordingId, entry)
      return {
        recordingIds: going.map(([recordingId]) => recordingId),
        allow: () => {
          for (const id of sessionIds) closedSessions.delete(id)
        },
      }
    },
  }
}

// By now the card may have been wiped. What a lock, a full disk or a missing ffmpeg ended is gone on with another time; only what can never be played goes.
const isForToday = (error: unknown): boolean => !(error instanceof AppFailure && error.error.kind === 'media-unreadable')

function arrivedEarlier(): Import {
  return { announced: { sessionId: '', name: '', bytes: 0 }, abort: new AbortController(), state: 'received', found: null, underWay: Promise.resolve() }
}

interface Copying {
  readonly size: number
  readonly signals: readonly AbortSignal[]
  readonly announceCopied: (bytes: number) => void
}

async function copy(body: ReadableStream<Uint8Array> | null, writer: VaultWriter, { size, signals, announceCopied }: Copying): Promise<void> {
  const reader = body?.getReader()
  const stop = () => void reader?.cancel().catch(() => undefined)
  for (const signal of signals) signal.addEventListener('abort', stop, { once: true })
  let copied = 0
  try {
    for (;;) {
      const next = await reader?.read().catch(vanished)
      if (signals.some((signal) => signal.aborted)) vanished()
      if (!next || next.done) break
      copied += next.value.length
      if (copied > size) vanished()
      await writer.append(next.value)
      announceCopied(copied)
    }
  } finally {
    for (const signal of signals) signal.removeEventListener('abort', stop)
    // Where the copy failed, the sender must not be left waiting for someone to take the rest.
    stop()
  }
  if (copied !== size) vanished()
}

function vanished(): never {
  throw new AppFailure({ kind: 'source-vanished' })
}

const ANNOUNCE_EVERY_MS = 200

function progressOf(size: number, announce: (fraction: number) => void): (bytes: number) => void {
  let last = -Infinity
  return (bytes) => {
    const now = performance.now()
    if (now - last < ANNOUNCE_EVERY_MS && bytes < size) return
    last = now
    announce(size === 0 ? 1 : bytes / size)
  }
}

const TYPE_BY_ENDING: Readonly<Record<string, string>> = { webm: 'video/webm', mkv: 'video/x-matroska' }

// Phones' .mov files are MP4 in all that a browser cares about.
function typeByName(name: string): string {
  return TYPE_BY_ENDING[name.toLowerCase().split('.').at(-1) ?? ''] ?? 'video/mp4'
}
