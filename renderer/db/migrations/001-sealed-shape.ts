import type { Migration } from '../migration'

export const sealedShape: Migration = {
  version: 1,
  stores: {
    families: 'id',
    consents: 'id, familyId',
    programmes: 'id, familyId',
    sessions: 'id, familyId',
    recordings: 'id, familyId, sessionId',
    annotations: 'id, sessionId, recordingId',
    moments: 'id, familyId, sessionId, recordingId',
    films: 'id, familyId, sessionId',
    remarks: 'id, sessionId',
    notes: 'id, familyId, sessionId',
    goalRatings: 'id, familyId, sessionId',
    fidelityEvents: 'id, familyId, sessionId',
    fidelityRatings: 'id, familyId, sessionId',
    watchings: 'id',
    settings: 'id',
    meta: 'id',
  },
}
