import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

export interface Page {
  readonly contentType: string
  /** Of its `Cache-Control`. */
  readonly caching: string
  bytes(): Promise<Uint8Array<ArrayBuffer>>
}

/** Every file of the built page under its exact address path; `/` is the start page. */
export type Pages = ReadonlyMap<string, Page>

/**
 * Lists what the build made, once, at the start. After that an address is looked up and never becomes part of a path: there is
 * nothing to climb out of. Kinds of file that a page has no use for are left out.
 */
export async function listPages(folder: string): Promise<Pages> {
  const pages = new Map<string, Page>()
  await addFolder(pages, folder, '')
  const start = pages.get('/index.html')
  if (start) pages.set('/', start)
  return pages
}

// Folder by folder: inside Electron's archive a recursive listing takes folders for files.
async function addFolder(pages: Map<string, Page>, folder: string, address: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    const itsAddress = `${address}/${encodeURIComponent(entry.name)}`
    const contentType = CONTENT_TYPES[extname(entry.name).toLowerCase()]
    if (entry.isDirectory()) await addFolder(pages, path, itsAddress)
    else if (entry.isFile() && contentType) pages.set(itsAddress, { contentType, caching: cachingOf(itsAddress), bytes: async () => new Uint8Array(await readFile(path)) })
  }
}

/**
 * What the build made is named by its content, and is the program and nothing else: a browser that may keep it keeps it
 * compiled too, and starts quicker.
 */
const cachingOf = (address: string): string => (address.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store')

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
}
