import { realpath } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { CopyPlace } from '../../shared/domain/audit'
import { hasCopyingMark } from './copied-folder'

/** What a place looks like, as far as its names and what lies in it tell: a folder that some program copies to the internet, a stick, or neither. */
export async function placeOf(path: string, environment: Readonly<Record<string, string | undefined>>): Promise<CopyPlace> {
  const folder = await whereItLeads(dirname(path))
  const parts = [plain(path).replace(/\/[^/]*$/, ''), plain(folder)]
  const synced = ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial'].flatMap((name) => environment[name] ?? []).map(plain)
  if (parts.some((part) => SYNCED.test(`${part}/`) || synced.some((root) => root !== '' && `${part}/`.startsWith(`${root}/`)))) return 'synced'
  if (await hasCopyingMark(folder)) return 'synced'
  return parts.some((part) => REMOVABLE.test(`${part}/`)) ? 'removable' : 'folder'
}

/** The folder may be a link into one that is copied, and may have to be made yet. */
async function whereItLeads(folder: string): Promise<string> {
  const real = await realpath(folder).catch(() => null)
  return real ?? (dirname(folder) === folder ? folder : whereItLeads(dirname(folder)))
}

const plain = (path: string): string => path.replaceAll('\\', '/').toLowerCase()

// Firms put their own name behind it: "OneDrive - Riverside Council".
const SYNCED = /\/(?:onedrive|dropbox|google ?drive|googledrive|my drive|mein drive|meine ablage|mon drive|mi unidad|shared drives|icloud ?drive|mobile documents|nextcloud|owncloud|pcloud ?drive|megasync|mega|box ?sync|box|syncthing|sync|tresorit|protondrive|cloudstorage|google-drive:[^/]*)(?: ?[-(][^/]*)?\//
const REMOVABLE = /^\/(?:media|run\/media|volumes)\//
