import type { FilmCard, FilmClip } from '../../../shared/domain/film-items'

export const aCard = (given: Partial<FilmCard>): FilmCard => ({ id: 'card', kind: 'card', look: 'title', words: 'Dana and Wren', duration: 3_000, ...given })

export const aClip = (given: Partial<FilmClip>): FilmClip => ({
  id: 'clip', kind: 'clip', recordingId: 'recording', momentId: 'moment', start: 1_000, end: 5_000, caption: '', thenStill: false, againSlowly: false, ...given,
})
