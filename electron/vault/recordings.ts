import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Id } from '../../shared/domain/ids'
import { AppFailure } from '../../shared/domain/outcome'
import type { Catalogue } from './catalogue/catalogue'
import { objectEntry } from './catalogue/contents'
import { factsSchema, type CatalogueEntry } from './catalogue/entries'
import type { Disk } from './disk'
import { onDisk } from './disk-failure'
import type { Latch } from './latch'
import { finishResumed, LiveRecordings } from './objects/live-recordings'
import type { ObjectPlace, ObjectStore } from './objects/object-store'
import type { RecordingFacts, Vault, VaultKey } from './vault'

export interface RecordingRooms {
  readonly disk: Disk
  readonly root: string
  readonly catalogue: Catalogue
  readonly objects: ObjectStore
  readonly latch: Latch
}

type AboutRecordings =
  | 'beginRecording'
  | 'appendChunk'
  | 'endLive'
  | 'closeRecording'
  | 'openRecordings'
  | 'releaseLive'
  | 'takeOverLive'
  | 'facts'
  | 'updateFacts'
  | 'recordingIds'

/** The part of the vault that films, and knows of each recording what there is to know. */
export interface Recordings extends Pick<Vault, AboutRecordings> {
  /** One sealed vault hands what is being filmed to the next; nobody outside of this room sees it. */
  readonly live: LiveRecordings
}

export function keepRecordings({ disk, root, catalogue, objects, latch }: RecordingRooms): Recordings {
  const { facts } = catalogue.contents
  const live = new LiveRecordings(disk, (recordingId) => placeOfOriginal(recordingId).identity())

  function placeOfOriginal(recordingId: Id): ObjectPlace {
    const place = objects.find(original(recordingId))
    if (!place) throw new AppFailure({ kind: 'recording-missing', recordingId })
    return place
  }
  /** Facts of an unknown recording begin with their first complete change; an incomplete one is `recording-missing`. */
  const changed = (recordingId: Id, change: Partial<RecordingFacts>): CatalogueEntry => {
    const next = factsSchema.safeParse({ ...facts.get(recordingId), ...change })
    if (!next.success) throw new AppFailure({ kind: 'recording-missing', recordingId })
    return { kind: 'facts', recordingId, facts: next.data }
  }

  return {
    live,
    async beginRecording(begun) {
      latch.check()
      const recordingId = randomUUID()
      await objects.keyFor(recordingId)
      const place = objects.newPlace(recordingId)
      try {
        await live.begin(recordingId, place)
        await onDisk(0, () => disk.syncFolder(join(root, 'media')))
        await catalogue.write([
          objectEntry(original(recordingId), { owner: recordingId, file: place.file, bytes: 0, finalTag: null }),
          changed(recordingId, { ...begun, state: 'open' }),
        ])
      } catch (error) {
        await live.release(recordingId).catch(() => undefined)
        if (catalogue.isSure()) await disk.remove(place.path).catch(() => undefined)
        throw error
      }
      return recordingId
    },
    appendChunk: (recordingId, index, bytes) => live.append(recordingId, index, bytes),
    endLive: async (recordingId) => void (await live.finish(recordingId)),
    async closeRecording(recordingId) {
      latch.check()
      if (factsOf(facts, recordingId).state !== 'open') throw new AppFailure({ kind: 'recording-missing', recordingId })
      const place = placeOfOriginal(recordingId)
      await objects.readers.forget(place.path)
      const own = await live.finish(recordingId)
      const { seal, wasEnded } = own ? { seal: own, wasEnded: false } : await onDisk(0, () => finishResumed(disk, place))
      await catalogue.write([
        objectEntry(original(recordingId), { owner: recordingId, file: place.file, ...seal }),
        changed(recordingId, { state: 'closed' }),
      ])
      return { wasEnded }
    },
    async openRecordings() {
      return [...facts]
        .filter(([, found]) => found.state === 'open')
        .map(([recordingId, found]) => ({ recordingId, isLive: live.isLive(recordingId), facts: found }))
    },
    async releaseLive() {
      for (const recordingId of live.ids()) await live.release(recordingId)
    },
    takeOverLive: (lockedVault) => live.takeOver((lockedVault as Vault & Recordings).live),

    async facts(recordingId) {
      latch.check()
      return factsOf(facts, recordingId)
    },
    async updateFacts(recordingId, change) {
      latch.check()
      await objects.keyFor(recordingId)
      await catalogue.write([changed(recordingId, change)])
    },
    recordingIds: async () => [...facts.keys()],
  }
}

/** Errors: `recording-missing`. */
export function factsOf(facts: ReadonlyMap<Id, RecordingFacts>, recordingId: Id): RecordingFacts {
  const found = facts.get(recordingId)
  if (!found) throw new AppFailure({ kind: 'recording-missing', recordingId })
  return found
}

const original = (recordingId: Id): VaultKey => `recordings/${recordingId}/original`
