import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Where a copy goes in a shell that has no dialog of its own: numbered files in one folder, none written over. */
export async function nextCopyFile(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const taken = (await readdir(folder)).map((name) => Number(/^film-(\d{1,6})\.mp4$/.exec(name)?.[1] ?? 0))
  return join(folder, `film-${Math.max(0, ...taken) + 1}.mp4`)
}
