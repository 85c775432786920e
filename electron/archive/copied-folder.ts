import { readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Whether a folder, or one that it lies in, carries the mark of a program that copies it to other computers: such a folder may
 * have any name. What cannot be read is taken as unmarked.
 */
export async function hasCopyingMark(folder: string): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    if (await isMarked(at)) return true
    if (dirname(at) === at) return false
  }
}

async function isMarked(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((): readonly string[] => [])
  for (const name of names) {
    if (MARKS.some((mark) => mark.test(name))) return true
    // In a home folder, a folder of this name is the program's own.
    if (name === '.dropbox' && (await isFile(join(folder, name)))) return true
  }
  return false
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (facts) => facts.isFile(),
    () => false,
  )
}

const MARKS = [
  /^\.dropbox\.cache$/,
  /^\.tmp\.drive(?:up|down)load$/,
  /^\._?sync_[0-9a-f]+\.db$/,
  /^\.(?:nextcloud|owncloud)sync\.log$/,
  /^\.stfolder$/,
  /^\.849C9593-D756-4E56-8D6E-42412F2A707B$/i,
  /^\.megaignore$/,
]
