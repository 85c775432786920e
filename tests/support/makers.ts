import type { Annotation } from '../../shared/domain/annotation'
import type { Family } from '../../shared/domain/family'
import type { FidelityEvent } from '../../shared/domain/fidelity'
import type { MediaInfo, Recording } from '../../shared/domain/recording'
import type { Moment } from '../../shared/domain/moment'
import type { Remark } from '../../shared/domain/remark'
import type { Session } from '../../shared/domain/session'
import type { Instant } from '../../shared/domain/time'

/** Given data, small and plain: only what a test names differs from it. */
export const noon: Instant = { utc: '2026-03-02T12:00:00.000Z', zone: 'Europe/London' }

export const aMedia = (given: Partial<MediaInfo> = {}): MediaInfo => ({
  duration: 90_000, width: 1280, height: 720, frameRate: 25, frames: 2250, hasSound: true, videoCodec: 'avc', bytes: 1_000_000, hasProxy: false, cutOffAt: null, ...given,
})

export const aRecording = (given: Partial<Recording> = {}): Recording => ({
  id: 'recording', familyId: 'family', sessionId: 'session', title: 'Tidy up', origin: 'camera', state: { kind: 'ready', media: aMedia() }, madeAt: noon, ...given,
})

export const aMoment = (given: Partial<Moment> = {}): Moment => ({
  id: 'moment', familyId: 'family', sessionId: 'session', recordingId: 'recording', start: 1_000, end: 5_000, kind: 'strong', title: '', why: '', ...given,
})

export const anAnnotation = (given: Partial<Annotation> = {}): Annotation => ({
  id: 'annotation', recordingId: 'recording', sessionId: 'session', codeId: 'waits', start: 1_000, end: 2_000, isOpen: false, comment: '', ...given,
})

export const aRemark = (given: Partial<Remark> = {}): Remark => ({
  id: 'remark', sessionId: 'session', filmId: 'film', at: 4_000, who: 'Dana', words: 'That one!', madeAt: noon, ...given,
})

export const aFidelityEvent = (given: Partial<FidelityEvent> = {}): FidelityEvent => ({
  id: 'event', familyId: 'family', sessionId: 'session', at: noon, what: { kind: 'session-opened' }, ...given,
})

export const aSession = (given: Partial<Session> = {}): Session => ({
  id: 'session', familyId: 'family', programmeId: 'programme', number: 4, theme: 'Tidy up', plannedFor: null, heldAt: noon, place: '', present: [], interpreter: '', length: null, deviation: '', ...given,
})

export const aFamily = (given: Partial<Family> = {}): Family => ({ id: 'family-1', alias: 'Fern', carers: [], children: [], languages: [], goals: [], addedAt: noon, ...given })
