import type { Announce, Args, Result } from '../shared/bridge/contract'
import { AppFailure } from '../shared/domain/outcome'
import type { Media } from './media/media'
import type { Vault } from './vault/vault'

/** Films being made, each for the page that asked for it: once that page is gone, nobody would ever list the film. */
export interface Films {
  render(args: Args<'film:render'>): Promise<Result<'film:render'>>
  /** What was asked for so far is stopped, and not kept: another page has started, or what it is made of is to be erased. */
  stopAll(): void
}

export interface FilmDependencies {
  readonly vault: Pick<Vault, 'removeRecording'>
  readonly media: Pick<Media, 'render' | 'cancelRender'>
  readonly announce: Announce
}

export function makeFilms({ vault, media, announce }: FilmDependencies): Films {
  const asked = new Set<Args<'film:render'>>()

  return {
    async render(args) {
      const { filmId, plan } = args
      asked.add(args)
      try {
        const made = await media.render(filmId, plan, (fraction) => announce('film:progress', { filmId, fraction }))
        if (asked.has(args)) return made
        await vault.removeRecording(made.recordingId)
        throw new AppFailure({ kind: 'cancelled' })
      } finally {
        asked.delete(args)
      }
    },
    stopAll() {
      for (const { filmId } of asked) media.cancelRender(filmId)
      asked.clear()
    },
  }
}
