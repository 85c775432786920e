import type { Disk } from '../disk'

/** Files in memory, by path, for reading only. */
export function memoryDisk(files: ReadonlyMap<string, Buffer>): Disk {
  const bytesOf = (path: string): Buffer => {
    const bytes = files.get(path)
    if (!bytes) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' })
    return bytes
  }
  const never = (): never => {
    throw new Error('What is in memory is only read')
  }
  return {
    async open(path) {
      const bytes = bytesOf(path)
      return { read: async (into, position) => bytes.copy(into, 0, position), write: never, truncate: never, sync: never, close: async () => undefined }
    },
    readFile: async (path) => bytesOf(path),
    names: async () => [...files.keys()],
    facts: async (path) => (files.has(path) ? { bytes: bytesOf(path).length, modifiedAt: 0, isFolder: false } : null),
    makeFolder: never,
    rename: never,
    remove: never,
    overwrite: never,
    touch: never,
    syncFolder: never,
    freeBytes: never,
  }
}
