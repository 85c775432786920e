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
    if (unnamed.size > 0) await catalogue.erase(new Set(), unnamed)
    await objects.sweep()
  }
  catalogue.acceptEnd()
}
