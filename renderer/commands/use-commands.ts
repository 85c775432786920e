import { useLayoutEffect, useRef } from 'react'
import { create } from 'zustand'
import type { CommandId } from './index'

type Runs = Partial<Record<CommandId, (() => void) | undefined>>

/** What the screens now open can do, newest on top. */
export const useRunning = create<{ readonly layers: readonly { readonly key: symbol; readonly ids: readonly CommandId[]; readonly run: (id: CommandId) => void }[] }>()(() => ({
  layers: [],
}))

/**
 * Gives commands something to do while the calling component is on screen. A command with `undefined` is disabled.
 * The newest runs are always used, so nothing needs to be memoised by the caller.
 */
export function useCommands(runs: Runs): void {
  const latest = useRef(runs)
  // Before the screen is painted: a key pressed as soon as its button can be seen belongs to this screen, not to the one before.
  useLayoutEffect(() => {
    latest.current = runs
  })
  const ids = (Object.keys(runs) as CommandId[]).filter(id => runs[id] !== undefined).toSorted().join(' ')
  useLayoutEffect(() => {
    const key = Symbol('layer')
    const layer = { key, ids: ids.split(' ').filter(id => id !== '') as CommandId[], run: (id: CommandId) => latest.current[id]?.() }
    useRunning.setState(({ layers }) => ({ layers: [...layers, layer] }))
    return () => useRunning.setState(({ layers }) => ({ layers: layers.filter(other => other.key !== key) }))
  }, [ids])
}

export function isAvailable(id: CommandId): boolean {
  return useRunning.getState().layers.some(layer => layer.ids.includes(id))
}

/** Runs a command; false where nothing on screen can do it now. */
export function runCommand(id: CommandId): boolean {
  const layer = useRunning.getState().layers.findLast(candidate => candidate.ids.includes(id))
  layer?.run(id)
  return layer !== undefined
}
