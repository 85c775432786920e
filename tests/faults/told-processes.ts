import { readdir, readFile } from 'node:fs/promises'

/** Arguments and environment of a process and of all that it started, kept as they are seen; Linux shows them to everybody. */
export function watchProcesses(root: number): { readonly stop: () => Promise<Buffer> } {
  const seen = new Set<string>()
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      for (const pid of await descendants(root)) {
        for (const file of ['cmdline', 'environ']) seen.add((await readFile(`/proc/${pid}/${file}`).catch(() => Buffer.alloc(0))).toString('latin1'))
      }
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })()
  return {
    async stop() {
      isOver = true
      await watching
      return Buffer.from([...seen].join('\n'), 'latin1')
    },
  }
}

/** A process, what it started, what that started, and so on. */
export async function descendants(root: number): Promise<readonly number[]> {
  const parents = new Map<number, number>()
  for (const name of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(name)) continue
    const stat = await readFile(`/proc/${name}/stat`, 'latin1').catch(() => '')
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0]))
  }
  const found = [root]
  for (const one of found) found.push(...[...parents].filter(([, parent]) => parent === one).map(([pid]) => pid))
  return found
}
