import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { openMedia } from '../../../electron/media/open-media'
import type { Media } from '../../../electron/media/media'
import { openVault } from '../../support/test-vault'
import type { Vault } from '../../../electron/vault/vault'
import type { Id } from '../../../shared/domain/ids'
import { AppFailure, type AppError } from '../../../shared/domain/outcome'
import type { MediaInfo } from '../../../shared/domain/recording'

/** A vault and the media room on it, in a folder of their own. */
export interface Room {
  readonly folder: string
  readonly vault: Vault
  readonly media: Media
  /** Puts a file's bytes into the vault as a new recording. */
  add(path: string): Promise<Id>
  /** … and has it looked at. */
  examine(path: string): Promise<{ readonly id: Id; readonly info: MediaInfo }>
  putPicture(bytes: Uint8Array): Promise<string>
  /** Every file in the data folder, sorted. */
  files(): Promise<readonly string[]>
  close(): Promise<void>
}

export interface RoomOptions {
  readonly around?: (vault: Vault) => Vault
  readonly ffmpegPath?: string
  /** Stands in the name of the data folder. */
  readonly name?: string
}

export const fixture = (name: string): string => join(import.meta.dirname, '../../fixtures', name)

export async function openRoom(options: RoomOptions = {}): Promise<Room> {
  const folder = await mkdtemp(join(tmpdir(), `second-look-media-${options.name ?? ''}`))
  const inner = await openVault(folder)
  const vault = options.around?.(inner) ?? inner
  const media = await openMedia(vault, {
    now: () => new Date('2026-03-01T10:00:00Z'),
    newId: randomUUID,
    ...(options.ffmpegPath === undefined ? {} : { ffmpegPath: options.ffmpegPath }),
  })

  async function add(path: string): Promise<Id> {
    const id = randomUUID()
    const writer = await inner.write(`recordings/${id}/original`)
    await writer.append(await readFile(path))
    await writer.commit()
    await inner.updateFacts(id, { sessionId: 'session-1', origin: 'file', mimeType: 'video/mp4', startedAt: '2026-03-01T10:00:00Z', state: 'closed' })
    return id
  }

  return {
    folder,
    vault,
    media,
    add,
    examine: async (path) => {
      const id = await add(path)
      return { id, info: await media.examine(id, {}) }
    },
    putPicture: async (bytes) => {
      const hash = createHash('sha256').update(bytes).digest('hex')
      const writer = await inner.write(`pictures/${hash}`)
      await writer.append(bytes)
      await writer.commit()
      return hash
    },
    files: async () => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true })
      return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort()
    },
    close: async () => {
      await media.close()
      await inner.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The expected failure that a promise ends in. */
export async function failureOf(work: Promise<unknown>): Promise<AppError> {
  try {
    await work
  } catch (error) {
    if (error instanceof AppFailure) return error.error
    throw error
  }
  throw new Error('It did not fail')
}
