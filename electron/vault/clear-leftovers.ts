import { AppFailure } from '../../shared/domain/outcome'
import type { Catalogue } from './catalogue/catalogue'
import { recordingOf } from './key-owner'
import { MADE_AGAIN, type ObjectStore } from './objects/object-store'

/**
 * A recording without facts was cut short before it was whole: its key goes, and with it what was made of it. Nobody asked
 * for that, so it leaves no tombstone. Where the catalogue lost its end, the same may be footage: it is set aside instead.
 */
export async function clearLeftovers(catalogue: Catalogue, objects: ObjectStore): Promise<void> {
  const { objects: stored, facts, keys } = catalogue.contents
  const ofRecordings = [...stored].flatMap(([key, { owner }]) => (recordingOf(key) !== null || owner !== MADE_AGAIN ? [owner] : []))
  const unnamed = new Set(ofRecordings.filter((owner) => keys.has(owner) && !facts.has(owner)))
  if (catalogue.isCut) await objects.setAside(unnamed)
  else {
    // First what nothing names: it may be what fills the disk, and the catalogue needs room to be written anew.
    await objects.sweep()
    if (unnamed.size > 0 && (await hasErased(catalogue, unnamed))) await objects.sweep()
  }
  catalogue.acceptEnd()
}

/** A full disk keeps nobody out: there they go at the next start. */
async function hasErased(catalogue: Catalogue, unnamed: ReadonlySet<string>): Promise<boolean> {
  try {
    await catalogue.erase(new Set(), unnamed)
    return true
  } catch (error) {
    if (error instanceof AppFailure && error.error.kind === 'disk-full') return false
    throw error
  }
}
