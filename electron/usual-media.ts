import { randomUUID } from 'node:crypto'
import { findFfmpeg, type FoundFfmpeg } from './media/find-ffmpeg'
import type { Media } from './media/media'
import { openMedia } from './media/open-media'
import { makeEmptyFolder } from './vault/empty-folder'
import type { Vault } from './vault/vault'

/** Opens the room for footage of whichever vault is opened. */
export interface UsualMedia {
  /** Looks for ffmpeg, which takes a while and needs no vault: to be called when somebody begins to open one. */
  prepare(): void
  open(vault: Vault): Promise<Media>
}

interface Tools {
  readonly emptyFolder: string
  readonly ffmpeg: FoundFfmpeg | null
}

export function usualMedia(dataFolder: string): UsualMedia {
  /** What was found holds until the app ends; what was not is looked for again. */
  let found: Promise<Tools> | null = null

  async function look(): Promise<Tools> {
    const emptyFolder = await makeEmptyFolder(dataFolder)
    return { emptyFolder, ffmpeg: await findFfmpeg(undefined, emptyFolder) }
  }

  async function tools(): Promise<Tools> {
    found ??= look()
    const looking = found
    try {
      const given = await looking
      if (!given.ffmpeg && found === looking) found = null
      return given
    } catch (error) {
      if (found === looking) found = null
      throw error
    }
  }

  return {
    prepare: () => void tools().catch(() => undefined),
    open: async (vault) => openMedia(vault, { ...(await tools()), now: () => new Date(), newId: randomUUID }),
  }
}
