import { randomUUID } from 'node:crypto'
import type { Args, Handlers } from '../shared/bridge/contract'
import type { CopyPlace } from '../shared/domain/audit'
import { AppFailure } from '../shared/domain/outcome'
import { placeOf } from './archive/copy-place'
import { writeCopy } from './archive/write-copy'
import { exportFilm } from './media/export-film'
import type { ShellPort } from './shell-port'
import type { OpenedVault } from './vault/sealed-vault'
import { whereWritten } from './where-written'

type CopyChannel = 'copy:choose' | 'copy:make' | 'copy:cancel' | 'copy:show'

export interface CopyDependencies {
  readonly opened: Pick<OpenedVault, 'vault' | 'audit'>
  readonly shell: Pick<ShellPort, 'chooseCopyFile' | 'showInFolder'>
  /** Errors: `wrong-passphrase`, `too-soon`. */
  readonly confirm: (passphrase: Uint8Array) => Promise<void>
}

export interface Copies {
  readonly handlers: Pick<Handlers, CopyChannel>
  /** What is being copied is broken off, and nothing of it is left. */
  stop(): Promise<void>
}

interface Target {
  readonly path: string
  readonly place: CopyPlace
}

/** Copies of films that leave the vault: to be chosen with the passphrase, once, and written down before the first byte. */
export function makeCopies({ opened: { vault, audit }, shell, confirm }: CopyDependencies): Copies {
  const chosen = new Map<string, Target>()
  let made: { readonly copyId: string; readonly path: string } | null = null
  const underWay = new Map<string, { readonly abort: AbortController; readonly ended: Promise<unknown> }>()

  async function give({ copyId, recordingId, ...about }: Args<'copy:make'>, { path, place }: Target, signal: AbortSignal) {
    if ((await vault.facts(recordingId)).origin !== 'film') throw new AppFailure({ kind: 'recording-missing', recordingId })
    await audit.write({ kind: 'giving-copy', copyId, recordingId, ...about, place })
    try {
      const written = await writeCopy(path, { produce: (write) => exportFilm(vault, recordingId, write), signal })
      await audit.note({ kind: 'copy-given', copyId, ...written })
      made = { copyId, path }
      return { ...written, where: whereWritten(path, shell) }
    } catch (error) {
      await audit.note({ kind: 'copy-failed', copyId })
      throw error
    }
  }

  return {
    handlers: {
      'copy:choose': async ({ passphrase }) => {
        await confirm(passphrase)
        const path = await shell.chooseCopyFile()
        if (path === null) return { chosen: null }
        const copyId = randomUUID()
        const place = await placeOf(path, process.env)
        chosen.clear()
        chosen.set(copyId, { path, place })
        return { chosen: { copyId, place } }
      },
      'copy:make': async (args) => {
        const target = chosen.get(args.copyId)
        chosen.delete(args.copyId)
        if (!target) throw new AppFailure({ kind: 'not-available' })
        const abort = new AbortController()
        const giving = give(args, target, abort.signal)
        underWay.set(args.copyId, { abort, ended: giving.catch(() => undefined) })
        try {
          return await giving
        } finally {
          underWay.delete(args.copyId)
        }
      },
      'copy:cancel': async ({ copyId }) => {
        chosen.delete(copyId)
        underWay.get(copyId)?.abort.abort()
      },
      'copy:show': async ({ copyId }) => {
        if (made?.copyId !== copyId || !shell.showInFolder) throw new AppFailure({ kind: 'not-available' })
        shell.showInFolder(made.path)
      },
    },
    async stop() {
      chosen.clear()
      const all = [...underWay.values()]
      for (const { abort } of all) abort.abort()
      await Promise.all(all.map(({ ended }) => ended))
    },
  }
}
