import { createHash } from 'node:crypto'
import type { Announce, Handlers } from '../shared/bridge/contract'
import type { AppStart } from '../shared/bridge/results'
import type { Id } from '../shared/domain/ids'
import { AppFailure } from '../shared/domain/outcome'
import type { MediaInfo } from '../shared/domain/recording'
import { makeEarlierFootage } from './earlier-footage'
import { eraseFamily } from './erase-family'
import { makeFilms } from './films'
import type { Imports } from './imports'
import { listInterrupted } from './interrupted'
import { knownMedia } from './known-media'
import type { Media } from './media/media'
import { makeRemoval } from './remove-recording'
import type { ShellPort } from './shell-port'
import type { OpenedVault } from './vault/sealed-vault'
import { recordHandlers } from './record-handlers'
import { savePage } from './save-page'

export interface HandlerDependencies {
  readonly opened: OpenedVault
  readonly media: Media
  /** Shared with `serveFootage`, which receives the bytes. */
  readonly imports: Imports
  readonly shell: ShellPort
  readonly announce: Announce
  readonly app: Pick<AppStart, 'version' | 'isDemo' | 'demoRecordings'>
}

/** What is answered while the vault is open. The rest belongs to the house, which opens and locks it. */
export type RoomHandlers = Omit<Handlers, `vault:${string}` | `backup:${string}` | `copy:${string}` | 'app:ready-to-close' | 'menu:show' | 'recording:append' | 'recording:end'>

/** The contract, implemented with vault and media; the same in both shells. */
export function makeHandlers({ opened, media, imports, shell, announce, app }: HandlerDependencies): RoomHandlers {
  const { vault, audit } = opened
  const finishing = new Map<Id, Promise<MediaInfo>>()
  const films = makeFilms({ vault, media, announce })
  const earlier = makeEarlierFootage(vault)
  const removeRecording = makeRemoval(vault, audit)

  async function closeAndExamine(recordingId: Id): Promise<MediaInfo> {
    const isOpen = (await vault.facts(recordingId)).state === 'open'
    if (isOpen) await vault.closeRecording(recordingId)
    await quietWhileFilming()
    return media.examine(recordingId, {})
  }

  async function quietWhileFilming(): Promise<void> {
    media.setBusy((await vault.openRecordings()).some((open) => open.isLive))
  }

  return {
    ...recordHandlers(opened),

    'audit:list': ({ before, most }) => audit.list(before, most),

    'family:erase': (args) => eraseFamily(args, { opened, imports, films }),

    'app:start': async () => {
      // A page that starts neither films nor makes films: what its predecessor left open is listed as interrupted.
      await vault.releaseLive()
      media.setBusy(false)
      films.stopAll()
      await earlier.pageStarted()
      return { ...app, shell: shell.kind, printing: shell.printing, ffmpeg: await media.ffmpeg() }
    },
    'app:storage': async () => ({ freeBytes: await vault.freeBytes(), usedBytes: await vault.usedBytes() }),
    'app:set-aside': () => opened.aside(),
    'page:save-as-pdf': async ({ title }) => ({ saved: await savePage(title, { audit, shell }) }),

    'recording:begin': async ({ sessionId, mimeType }) => {
      const startedAt = new Date().toISOString()
      const recordingId = await vault.beginRecording({ sessionId, mimeType, startedAt, origin: 'camera', state: 'open' })
      media.setBusy(true)
      return { recordingId }
    },
    'recording:finish': async ({ recordingId }) => {
      const known = await knownMedia(vault, recordingId)
      if (known) return known
      const underWay = finishing.get(recordingId) ?? closeAndExamine(recordingId)
      finishing.set(recordingId, underWay)
      try {
        return await underWay
      } finally {
        finishing.delete(recordingId)
      }
    },
    'recording:interrupted': () => listInterrupted({ vault, audit, media }, (recordingId) => finishing.has(recordingId)),
    'recording:acknowledge': async ({ recordingId }) => {
      if ((await vault.facts(recordingId)).state === 'interrupted') await vault.updateFacts(recordingId, { state: 'closed' })
    },
    'recording:kept': () => earlier.list(),
    'recording:frames': ({ recordingId }) => media.frames(recordingId),
    'recording:pictures': ({ recordingId }) => media.pictures(recordingId),
    'recording:part-to-play': async ({ recordingId }) => ({ part: await media.partToPlay(recordingId) }),
    'recording:remove': async ({ recordingId }) => {
      await imports.cancel(recordingId)
      await removeRecording(recordingId)
      await quietWhileFilming()
    },

    'import:begin': (args) => imports.begin(args),
    'import:finish': ({ recordingId }) => imports.finish(recordingId),
    'import:cancel': async ({ recordingId }) => {
      if (await imports.cancel(recordingId)) await removeRecording(recordingId)
    },

    'picture:put': async ({ hash, bytes }) => {
      const found = createHash('sha256').update(bytes).digest('hex')
      if (found !== hash) throw new AppFailure({ kind: 'invalid-request', detail: 'The picture is not the one its name says' })
      if ((await vault.size(`pictures/${hash}`)) !== null) return
      const writer = await vault.write(`pictures/${hash}`)
      await writer.append(bytes)
      await writer.commit()
    },
    'film:prepare': async ({ plan }) => {
      // Quiet work: nobody waits for it, and what fails here is met again, and said, when the film is made.
      void media.prepare(plan).catch(() => undefined)
    },
    'film:render': (args) => films.render(args),
    'film:cancel': async ({ filmId }) => media.cancelRender(filmId),
  }
}
