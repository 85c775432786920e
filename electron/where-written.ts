import { basename, dirname } from 'node:path'
import type { WhereWritten } from '../shared/bridge/results'
import type { ShellPort } from './shell-port'

/**
 * Tells where a file lies as a person would: by its name and its folder's. Where nobody can be shown the folder, its whole
 * path is told instead.
 */
export function whereWritten(path: string, { showInFolder }: Pick<ShellPort, 'showInFolder'>): WhereWritten {
  const folder = dirname(path)
  return { file: basename(path), folder: showInFolder ? basename(folder) || folder : folder, canShow: showInFolder !== null }
}
