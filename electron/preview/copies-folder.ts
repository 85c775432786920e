import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Where something goes in a shell that has no dialog of its own: numbered files in one folder, none written over. */
export async function nextFile(folder: string, name: 'film' | 'service-key', extension: 'mp4' | 'txt'): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const pattern = new RegExp(`^${name}-(\\d{1,6})\\.${extension}$`)
  const taken = (await readdir(folder)).map((file) => Number(pattern.exec(file)?.[1] ?? 0))
  return join(folder, `${name}-${Math.max(0, ...taken) + 1}.${extension}`)
}
