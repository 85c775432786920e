import type { Migration } from '../migration'

export const drafts: Migration = { version: 2, stores: { drafts: 'id, familyId, sessionId' } }
