import { open, readFile } from 'node:fs/promises'

const READ_BYTES = 16 * 1_024 * 1_024

/** Which of these lie in the memory that a process can write to, by name. Linux only. */
export async function foundInMemory(pid: number, needles: ReadonlyMap<string, Buffer>): Promise<readonly string[]> {
  const found = new Set<string>()
  const longest = Math.max(...[...needles.values()].map(({ length }) => length))
  const memory = await open(`/proc/${pid}/mem`, 'r')
  try {
    for (const { start, end } of await writableRanges(pid)) {
      // A piece begins with the end of the one before it.
      for (let at = start; at < end; at += READ_BYTES - longest) {
        const piece = Buffer.allocUnsafe(Math.min(READ_BYTES, end - at))
        // A range may go while the others are read.
        const { bytesRead } = await memory.read(piece, 0, piece.length, at).catch(() => ({ bytesRead: 0 }))
        for (const [name, needle] of needles) if (piece.subarray(0, bytesRead).includes(needle)) found.add(name)
      }
    }
  } finally {
    await memory.close()
  }
  return [...found].toSorted()
}

async function writableRanges(pid: number): Promise<readonly { readonly start: number; readonly end: number }[]> {
  const lines = (await readFile(`/proc/${pid}/maps`, 'utf8')).split('\n')
  return lines.flatMap((line) => {
    const match = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line)
    return match ? [{ start: Number.parseInt(match[1] ?? '', 16), end: Number.parseInt(match[2] ?? '', 16) }] : []
  })
}
