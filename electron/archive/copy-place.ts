import { realpath } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { CopyPlace } from '../../shared/domain/audit'

/** What a place looks like, as far as its name tells: a folder that some program copies to the internet, a stick, or neither. */
export async function placeOf(path: string, environment: Readonly<Record<string, string | undefined>>): Promise<CopyPlace> {
  // The folder may be a link into one that is copied.
  const folder = await realpath(dirname(path)).catch(() => dirname(path))
  const parts = [plain(path).replace(/\/[^/]*$/, ''), plain(folder)]
  const synced = ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial'].flatMap((name) => environment[name] ?? []).map(plain)
  if (parts.some((part) => SYNCED.test(`${part}/`) || synced.some((root) => root !== '' && `${part}/`.startsWith(`${root}/`)))) return 'synced'
  return parts.some((part) => REMOVABLE.test(`${part}/`)) ? 'removable' : 'folder'
}

const plain = (path: string): string => path.replaceAll('\\', '/').toLowerCase()

// Firms put their own name behind it: "OneDrive - Riverside Council".
const SYNCED = /\/(?:onedrive|dropbox|google ?drive|googledrive|my drive|icloud ?drive|mobile documents|nextcloud|owncloud|pcloud ?drive|megasync|mega|box ?sync|box|syncthing|sync|tresorit|protondrive|cloudstorage)(?: ?[-(][^/]*)?\//
const REMOVABLE = /^\/(?:media|run\/media|volumes)\//
