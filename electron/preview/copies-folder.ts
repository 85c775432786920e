import { mkdir, readdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'

/** What leaves the vault in the open lies beside the data folder, never in it: whoever takes that folder must not find its key there. */
export function copiesBeside(dataFolder: string): string {
  const whole = resolve(dataFolder)
  return join(dirname(whole), `${basename(whole)}-copies`)
}

/** Where something goes in a shell that has no dialog of its own: numbered files in one folder, none written over. */
export async function nextFile(folder: string, name: 'film' | 'service-key', extension: 'mp4' | 'txt'): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const pattern = new RegExp(`^${name}-(\\d{1,6})\\.${extension}$`)
  const taken = (await readdir(folder)).map((file) => Number(pattern.exec(file)?.[1] ?? 0))
  return join(folder, `${name}-${Math.max(0, ...taken) + 1}.${extension}`)
}
