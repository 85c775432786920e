import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inFolder } from '../support/in-folder'
import type { Fault } from './fault'
import { mutants as all, withFault } from './mutant-list'

const ROOT = join(import.meta.dirname, '../..')
const COPIED = ['electron', 'shared', 'renderer', 'resources', 'scripts', 'tests', 'package.json', 'electron-builder.yml', 'vitest.config.ts', 'vite.config.ts', 'vite.main.config.ts', 'tsconfig.base.json', 'tsconfig.json', 'tsconfig.shared.json', 'tsconfig.electron.json', 'tsconfig.renderer.json', 'tsconfig.tests.json']
/** A fault that makes the tests hang is seen as well. */
const LONGEST_MS = 8 * 60_000

/** Puts faults into a copy of the code, one at a time, and looks whether the tests see them that ought to. */
export const mutants: Fault = {
  names: ['mutants.made', 'mutants.killed'],
  minutes: 15,
  async run({ goesOn, report }) {
    const survivors: string[] = []
    let made = 0
    await inFolder(async (folder) => {
      for (const name of COPIED) await cp(join(ROOT, name), join(folder, name), { recursive: true, filter: (from) => !from.includes(join('tests', 'e2e')) })
      await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
      if (!(await passes(folder, [...new Set(all.flatMap(({ tests }) => tests))]))) throw new Error('The tests fail without any fault')
      while (goesOn(made, all.length)) {
        const mutant = all[made]
        if (!mutant) break
        const file = join(folder, mutant.file)
        const text = await readFile(file, 'utf8')
        await writeFile(file, withFault(mutant, text))
        if (await passes(folder, mutant.tests)) survivors.push(mutant.fault)
        await writeFile(file, text)
        made += 1
      }
    })
    report('mutants.made', made, 'faults put into the code, one at a time')
    report('mutants.killed', made - survivors.length, survivors.length > 0 ? `not seen: ${survivors.join('; ')}` : 'each seen by the tests of what it spoils')
  },
}

async function passes(folder: string, tests: readonly string[]): Promise<boolean> {
  const program = join(folder, 'node_modules/vitest/vitest.mjs')
  const child = spawn(process.execPath, [program, 'run', '--bail=1', ...tests], { cwd: folder, stdio: 'ignore', timeout: LONGEST_MS, killSignal: 'SIGKILL' })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code === 0
}
